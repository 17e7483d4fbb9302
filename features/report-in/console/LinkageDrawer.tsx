import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { OrganisationInput, PersonInput } from '#kernel/people/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { contract } from '../index.ts'
import { type LinkageRow, reportIn } from './api.ts'

interface LinkageDrawerProps {
  linkage: LinkageRow
  onClose: () => void
}

/** One responsibility: what visits taught, a note on the next one, and handing it over. */
export function LinkageDrawer({ linkage, onClose }: LinkageDrawerProps) {
  const t = useT('report-in-console')
  const mayEdit = useMay('directory.edit')
  const [handing, setHanding] = useState(false)
  return (
    <Drawer
      open
      size={520}
      title={linkage.target.name}
      closable={{ 'aria-label': t('linkage.close') }}
      onClose={onClose}
    >
      <p>
        {linkage.holder.name} · {linkage.purpose} · {t('linkage.since', { date: linkage.since })}
      </p>
      {mayEdit && (
        <div className="jr-buttons">
          <Button onClick={() => setHanding(true)}>{t('linkage.handOver')}</Button>
        </div>
      )}
      {linkage.mine && <WriteNote linkage={linkage} />}
      <Notes linkage={linkage} />
      {handing && <HandOver linkage={linkage} onClose={() => setHanding(false)} onDone={onClose} />}
    </Drawer>
  )
}

function Notes({ linkage }: { linkage: LinkageRow }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const say = useMoment()
  const notes = useQuery({
    queryKey: ['report-in', 'notes', linkage.id],
    queryFn: () => reportIn.listVisitNotes({ params: { id: linkage.id } }),
  })
  if (notes.isError) return <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />
  return (
    <section aria-label={t('linkage.notes')}>
      <h3>{t('linkage.notes')}</h3>
      {notes.data?.items.length === 0 && <p className="jr-quiet">{t('linkage.noNotes')}</p>}
      <ul className="jr-posts">
        {notes.data?.items.map(note => (
          <li key={note.id}>
            {words(`visits.${note.kind}`)}：{note.words}
            {note.case && (
              <>
                {' '}
                <Link to={`/cases/${note.case.district}/${note.case.id}`}>{note.case.number}</Link>
              </>
            )}
            <span className="jr-quiet">
              {' '}
              {note.writer} · {say(note.at)} · {t('linkage.until', { date: note.expiresOn })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const noteBody = contract.routes.writeVisitNote.body.omit({ requestId: true })

/** Places and things only; what needs doing is reported as a matter, and its number stands here. */
function WriteNote({ linkage }: { linkage: LinkageRow }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const client = useQueryClient()
  const [requestId, setRequestId] = useState(() => newId())
  const schema = useMemo(
    () => JSON.parse(JSON.stringify(z.toJSONSchema(noteBody, { io: 'input', unrepresentable: 'any' }))) as JsonSchema,
    [],
  )
  return (
    <section aria-label={t('linkage.write')}>
      <h3>{t('linkage.write')}</h3>
      <SchemaForm
        key={requestId}
        schema={schema}
        initial={{ kind: 'look' }}
        label={name => t(`linkage.fields.${name}`)}
        help={name => (name === 'kind' ? undefined : t(`linkage.help.${name}`))}
        option={(_name, value) => words(`visits.${value}`)}
        submitLabel={t('linkage.save')}
        onSubmit={async ({ form }) => {
          const body = contract.routes.writeVisitNote.body.parse({ ...form, requestId })
          await reportIn.writeVisitNote({ params: { id: linkage.id }, body })
          setRequestId(newId())
          await client.invalidateQueries({ queryKey: ['report-in', 'notes', linkage.id] })
        }}
      />
    </section>
  )
}

function HandOver({ linkage, onClose, onDone }: LinkageDrawerProps & { onDone: () => void }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const people = useT('people')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  return (
    <FormDrawer
      title={t('linkage.handOver')}
      lead={t('linkage.handLead')}
      body={contract.routes.handOver.body}
      label={name =>
        name === 'reason' ? t('end.reason') : name === 'personId' ? people('fields.person') : words(`fields.${name}`)
      }
      widgets={{ personId: PersonInput, organisationId: OrganisationInput }}
      submitLabel={t('linkage.handOver')}
      save={async form => {
        await reportIn.handOver({ params: { id: linkage.id }, body: { ...form, requestId } })
        await client.invalidateQueries({ queryKey: ['report-in', 'linkages'] })
        onDone()
      }}
      onClose={onClose}
    />
  )
}
