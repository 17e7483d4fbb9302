import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { SearchSelect } from '#ui/form/SearchSelect.tsx'
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
  const options = (found.data?.items ?? []).map(one => ({
    value: one.id,
    label: one.shortName ?? one.name,
    note: `${kinds(`kinds.${one.kind}`)} · ${one.areaName}`,
  }))
  return (
    <SearchSelect
      id={id}
      label={label}
      placeholder={t('form.findOrganisation')}
      value={value}
      many={field.kind === 'list'}
      onChange={change}
      options={options}
      onSearch={setWords}
      nothing={t(found.isFetching ? 'form.searching' : 'form.noOrganisation')}
      invalid={invalid}
      describedBy={describedBy}
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
