import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { directory } from './api.ts'

const most = 30

/** Chooses one organisation, or several where the field is a list, by name from the directory within reach. */
export function OrganisationInput({ id, field, label, value, change, describedBy, invalid }: InputProps) {
  const t = useT('workflow-web')
  const kinds = useT('people')
  const locale = useLocale()
  const [words, setWords] = useState('')
  const name = useDeferredValue(words.trim())
  const found = useQuery({
    queryKey: ['people', 'organisations', name, locale],
    queryFn: () => directory.listOrganisations({ query: { limit: most, ...(name ? { name } : {}) } }),
    placeholderData: former => former,
    staleTime: 60_000,
  })
  const many = field.kind === 'list'
  const options = (found.data?.items ?? []).map(one => ({
    value: one.id,
    label: one.shortName ?? one.name,
    place: `${kinds(`kinds.${one.kind}`)} · ${one.areaName}`,
  }))
  return (
    <Select
      id={id}
      {...(many ? { mode: 'multiple' as const } : {})}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear
      placeholder={t('form.findOrganisation')}
      value={many ? (Array.isArray(value) ? value : []) : typeof value === 'string' ? value : null}
      options={options}
      optionRender={({ label: text, data }) => (
        <span className="jw-option">
          <span>{text}</span>
          <small>{data.place}</small>
        </span>
      )}
      notFoundContent={t(found.isFetching ? 'form.searching' : 'form.noOrganisation')}
      onChange={next => change(next ?? undefined)}
    />
  )
}

/** The fields of every procedure that name organisations. */
export const organisationInputs = {
  organisation: OrganisationInput,
  organisationId: OrganisationInput,
  organisationIds: OrganisationInput,
  leadOrganisationId: OrganisationInput,
  assistOrganisationIds: OrganisationInput,
}
