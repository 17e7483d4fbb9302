import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { contentOf, programmeTemplates } from '../../programme-templates.ts'
import { partners } from '../api.ts'
import { ProgrammeEditor } from './ProgrammeEditor.tsx'

/** A new programme, begun from one of the methods of the reports. */
export function NewProgrammePage() {
  const t = useT('partners-programmes')
  const locale = useLocale()
  const { posts } = useViewer()
  const { areaCode: home } = useArea()
  const [area, setArea] = useState(home ?? posts[0]?.areaCode)
  const [key, setKey] = useState(programmeTemplates[0]?.key)
  const template = programmeTemplates.find(one => one.key === key)
  return (
    <>
      <PageHeader title={t('begin')} lead={t('beginLead')} />
      <search className="jl-filters" aria-label={t('beginFrom')}>
        <AreaPicker label={t('area')} value={area} onChange={code => code && setArea(code)} />
        <Select
          aria-label={t('template')}
          style={{ width: 280 }}
          value={key ?? null}
          options={programmeTemplates.map(one => ({ value: one.key, label: one.name[locale === 'en' ? 1 : 0] }))}
          onChange={next => setKey(next ?? undefined)}
        />
      </search>
      {template && area && (
        <ProgrammeEditor
          key={`${template.key} ${area}`}
          areaCode={area}
          start={contentOf(template)}
          save={(content, requestId) => partners.createProgramme({ body: { areaCode: area, content, requestId } })}
        />
      )}
    </>
  )
}

/** The draft of a programme there is. */
export function EditProgrammePage() {
  const t = useT('partners-programmes')
  const { district = '', id = '' } = useParams({ strict: false })
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['partners', 'programme', district, id, locale],
    queryFn: () => partners.getProgramme({ params: { district, id } }),
  })
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" />
  return (
    <>
      <PageHeader title={t('editOf', { name: found.data.name })} lead={t('editLead')} />
      <ProgrammeEditor
        areaCode={found.data.areaCode}
        start={found.data.content}
        save={(content, requestId) =>
          partners.draftProgramme({ params: { district, id }, body: { content, requestId } })
        }
      />
    </>
  )
}
