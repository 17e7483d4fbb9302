import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { territory } from './api.ts'

/** A building of the community: the compound first, then the building. */
export function buildingInput(at: { district: string; communityCode: string }) {
  return function BuildingInput({ id, label, value, change, describedBy }: InputProps) {
    const t = useT('report-in-console')
    const [compound, setCompound] = useState<string>()
    const compounds = useQuery({
      queryKey: ['territory', 'compounds', at.communityCode, 'all'],
      queryFn: () => territory.listCompounds({ query: { areaCode: at.communityCode, limit: 200 } }),
      staleTime: 300_000,
    })
    const buildings = useQuery({
      queryKey: ['territory', 'buildings', at.district, compound],
      queryFn: () =>
        territory.listBuildings({ params: { district: at.district, id: compound ?? '' }, query: { limit: 200 } }),
      enabled: compound !== undefined,
    })
    const optionsOf = (items: readonly { id: string; name: string }[] = []) =>
      items.map(item => ({ value: item.id, label: item.name }))
    return (
      <div className="jr-pair">
        <Select
          aria-label={t('place.compound')}
          placeholder={t('place.compound')}
          showSearch={{ optionFilterProp: 'label' }}
          options={optionsOf(compounds.data?.items)}
          value={compound ?? null}
          onChange={next => {
            setCompound(next)
            change(undefined)
          }}
        />
        <Select
          id={id}
          aria-label={label}
          aria-describedby={describedBy}
          placeholder={t('place.building')}
          disabled={compound === undefined}
          showSearch={{ optionFilterProp: 'label' }}
          options={optionsOf(buildings.data?.items)}
          value={typeof value === 'string' ? value : null}
          onChange={change}
        />
      </div>
    )
  }
}
