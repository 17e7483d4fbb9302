import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useT } from '#ui/i18n.ts'
import { partners } from '../api.ts'

const names = ['members', 'meetings', 'items', 'done', 'open', 'overdue'] as const

/** Counted from what stands here: seats in term, meetings held, items and what became of them. */
export function Numbers({ areaCode, year }: { areaCode: string | undefined; year: string | undefined }) {
  const t = useT('partners-co-building')
  const query = { ...(areaCode ? { areaCode } : {}), ...(year ? { year: Number(year) } : {}) }
  const counted = useQuery({
    queryKey: ['partners', 'co-building', 'numbers', query],
    queryFn: () => partners.countCoBuilding({ query }),
    placeholderData: keepPreviousData,
  })
  return (
    <dl className="cb-numbers" aria-label={t('numbers.label')}>
      {names.map(name => (
        <div key={name} data-name={name}>
          <dt>{t(`numbers.${name}`)}</dt>
          <dd>{counted.data?.[name] ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
