import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { contract } from '../../index.ts'
import type { ProgrammeView } from '../../programme-shapes.ts'
import { partners } from '../api.ts'
import '../partners.css'
import { LineCard } from './LineCard.tsx'

/** One programme: each line with what is alive of it, the versions, and what may be done. */
export function ProgrammePage() {
  const t = useT('partners-programmes')
  const words = useT('partners')
  const locale = useLocale()
  const { district = '', id = '' } = useParams({ strict: false })
  const found = useQuery({
    queryKey: ['partners', 'programme', district, id, locale],
    queryFn: () => partners.getProgramme({ params: { district, id } }),
  })
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
  const programme = found.data
  const alive = programme.lines.filter(line => line.pulse === 'alive').length
  return (
    <>
      <PageHeader
        title={programme.name}
        mark={<span className="pt-quiet">{`${programme.areaName} · ${words(`programmes.${programme.state}`)}`}</span>}
        lead={programme.motto || t('noMotto')}
        actions={<Actions programme={programme} />}
      />
      <p className="pt-quiet">
        {t('summary', { alive, lines: programme.lines.length, days: programme.sleepDays })} {t('definition')}
      </p>
      <div className="pt-lines">
        {programme.lines.map(line => (
          <LineCard key={line.key} line={line} days={programme.sleepDays} />
        ))}
      </div>
      <Section title={t('versions')}>
        <ul className="pt-versions">
          {programme.versions.map(one => (
            <li key={one.version}>
              {one.publishedAt
                ? t('published', {
                    version: one.version,
                    by: one.publishedBy,
                    on: one.publishedAt.slice(0, 10),
                    reason: one.reason,
                  })
                : t('drafted', { version: one.version, by: one.editedBy, on: one.editedAt.slice(0, 10) })}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Actions({ programme }: { programme: ProgrammeView }) {
  const t = useT('partners-programmes')
  const [asking, setAsking] = useState<'publish' | 'end' | null>(null)
  const { district, id } = programme
  return (
    <>
      {programme.mayEdit && (
        <Link to="/programmes/$district/$id/edit" params={{ district, id }} className="jl-button">
          {t('edit')}
        </Link>
      )}
      {programme.mayPublish && programme.state === 'published' && (
        <Button onClick={() => setAsking('end')}>{t('end.do')}</Button>
      )}
      {programme.mayPublish && programme.hasDraft && (
        <Button type="primary" onClick={() => setAsking('publish')}>
          {t('publish.do')}
        </Button>
      )}
      {asking && <Decide programme={programme} what={asking} onClose={() => setAsking(null)} />}
    </>
  )
}

function Decide(props: { programme: ProgrammeView; what: 'publish' | 'end'; onClose: () => void }) {
  const t = useT('partners-programmes')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const { programme, what, onClose } = props
  const { district, id } = programme
  const decide = what === 'publish' ? partners.publishProgramme : partners.endProgramme
  return (
    <FormDrawer
      title={t(`${what}.do`)}
      lead={t(`${what}.lead`)}
      body={contract.routes.publishProgramme.body}
      label={() => t('reason')}
      submitLabel={t(`${what}.do`)}
      save={async answer => {
        await decide({ params: { district, id }, body: { ...answer, requestId } })
        await client.invalidateQueries({ queryKey: ['partners'] })
      }}
      onClose={onClose}
    />
  )
}
