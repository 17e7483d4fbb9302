import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import { holdsAny, useViewer } from '#ui/Viewer.tsx'
import type { AreaDetail } from '../shapes.ts'
import { areaPanels } from './area-extensions.ts'
import { boundsOfAreas, useDrawnAreas } from './use-drawn-areas.ts'
import { areaQuery } from './use-areas.ts'

interface AreaFactsProps {
  area: AreaDetail
  onChoose: (code: string) => void
}

/** The facts on record, its ground, its former names, and what other modules know of it. */
export function AreaFacts({ area, onChoose }: AreaFactsProps) {
  const t = useT('territory-web')
  const words = useT('territory')
  const viewer = useViewer()
  const rows: [string, ReactNode][] = [
    ['nameEn', area.nameEn],
    ['kind', area.level === 'grid' ? words(`kinds.${area.kind}`) : null],
    ['functions', area.functions.map(name => words(`functions.${name}`)).join('、')],
    ['households', area.households],
    ['children', area.children],
    ['validFrom', area.validFrom],
    ['validTo', area.validTo],
    ['predecessor', area.predecessorCode && <AreaLink code={area.predecessorCode} onChoose={onChoose} />],
    ['successor', area.successorCode && <AreaLink code={area.successorCode} onChoose={onChoose} />],
    [
      'boundary',
      area.boundaryGeneration === null ? t('facts.undrawn') : t('facts.generation', { count: area.boundaryGeneration }),
    ],
  ]
  return (
    <>
      <div className="jt-facts-split">
        <dl className="jt-facts">
          {rows.map(([key, value]) =>
            value === null || value === '' ? null : (
              <div key={key}>
                <dt>{t(`facts.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
        {area.boundaryGeneration !== null && <Ground area={area} onChoose={onChoose} />}
      </div>
      {area.formerNames.length > 0 && (
        <section className="jt-part">
          <h3>{t('facts.formerNames')}</h3>
          <ul>
            {area.formerNames.map(({ name, from, to }) => (
              <li key={from}>
                {name} <span className="jt-quiet">{t('facts.nameSpan', { from, to })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {areaPanels()
        .filter(panel => holdsAny(viewer, panel.permissions))
        .map(({ key, Panel }) => (
          <Panel key={key} area={area} />
        ))}
    </>
  )
}

function AreaLink({ code, onChoose }: { code: string; onChoose: (code: string) => void }) {
  const { data } = useQuery(areaQuery(code))
  return (
    <button type="button" className="jl-link" onClick={() => onChoose(code)}>
      {data?.name ?? code} <code>{code}</code>
    </button>
  )
}

/** Its own outline with its parts. */
function Ground({ area, onChoose }: AreaFactsProps) {
  const t = useT('territory-web')
  const drawn = useDrawnAreas(area)
  const bounds = drawn && boundsOfAreas(drawn)
  if (!bounds) return null
  return (
    <div className="jt-ground">
      <MapCanvas label={t('facts.map', { name: area.name })} target={{ bounds }} areas={drawn} onArea={onChoose} />
    </div>
  )
}
