import { useQuery } from '@tanstack/react-query'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { partners } from './api.ts'
import './partners.css'

/** What organisations are building together nearby; nothing at all when there is none. */
export function CoBuildingBlock() {
  const t = useT('partners-pocket')
  const words = useT('partners')
  const list = useQuery({
    queryKey: ['partners', 'public', 'items'],
    queryFn: () => partners.listPublicItems({ query: { limit: 4 } }),
  })
  if (!list.data || list.data.items.length === 0) return null
  return (
    <section className="pp-stack" aria-label={t('building.title')}>
      <div className="pp-head">
        <h2>{t('building.title')}</h2>
      </div>
      {list.data.items.map(one => (
        <article key={one.id} className="pp-card">
          <h3>{one.title}</h3>
          <StateMark state={one.state === 'done' ? 'done' : 'moving'} word={words(`itemStates.${one.state}`)} />
          <p>
            {one.state === 'done'
              ? t('building.done', { organisation: one.organisation, on: one.endedOn ?? '' })
              : t('building.by', { organisation: one.organisation, on: one.dueOn })}
          </p>
          <p className="pp-quiet">{[one.areaName, one.place].filter(Boolean).join(' · ')}</p>
        </article>
      ))}
    </section>
  )
}
