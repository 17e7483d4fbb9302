import { InputNumber } from 'antd'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { type Draft, type DraftMap, insertCorner, moveCorner, removeCorner } from '../drawing-moves.ts'
import type { Position } from '../geometry.ts'

interface CornerListProps {
  grid: Draft
  onChange: (step: (map: DraftMap) => DraftMap) => void
  onLook: (at: Position) => void
}

/** Rows at once: a surveyed border has thousands of corners. */
const PAGE = 20

/** The corners of a grid as numbers: for the keyboard, for reading off a survey, and for borders a hand cannot take. */
export function CornerList({ grid, onChange, onLook }: CornerListProps) {
  const t = useT('territory-web')
  const [page, setPage] = useState(0)
  const rings = grid.polygon.flat()
  const corners = rings.flatMap(ring => ring.slice(0, -1).map((at, index) => ({ at, next: ring[index + 1] ?? at })))
  const from = page * PAGE >= corners.length ? 0 : page * PAGE
  const pages = Math.ceil(corners.length / PAGE)
  return (
    <section aria-label={t('draw.corners', { name: grid.name })}>
      <h2 className="jt-corners-title">{t('draw.corners', { name: grid.name })}</h2>
      <ol className="jt-corners" start={from + 1}>
        {corners.slice(from, from + PAGE).map(({ at, next }, index) => (
          <Corner
            key={`${grid.code}:${from + index}:${at.join()}`}
            number={from + index + 1}
            at={at}
            onMove={to => onChange(map => moveCorner(map, at, to))}
            onInsert={() =>
              onChange(map => insertCorner(map, [at, next], [(at[0] + next[0]) / 2, (at[1] + next[1]) / 2]))
            }
            onRemove={() => onChange(map => removeCorner(map, at))}
            onLook={() => onLook(at)}
          />
        ))}
      </ol>
      {pages > 1 && (
        <div className="jt-actions">
          <button type="button" className="jl-link" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('draw.before')}
          </button>
          <button type="button" className="jl-link" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
            {t('draw.after')}
          </button>
        </div>
      )}
    </section>
  )
}

interface CornerProps {
  number: number
  at: Position
  onMove: (to: Position) => void
  onInsert: () => void
  onRemove: () => void
  onLook: () => void
}

/** About a metre: one press of an arrow key in a field. */
const STEP = 0.00001

function Corner({ number, at: [lng, lat], onMove, onInsert, onRemove, onLook }: CornerProps) {
  const t = useT('territory-web')
  const [place, setPlace] = useState<Position>([lng, lat])
  const settle = () => (place[0] !== lng || place[1] !== lat) && onMove(place)
  const field = (axis: 0 | 1, name: string) => (
    <InputNumber
      aria-label={t(`draw.${name}`, { number })}
      size="small"
      step={STEP}
      precision={7}
      value={place[axis]}
      onChange={value => value !== null && setPlace(axis === 0 ? [value, place[1]] : [place[0], value])}
      onBlur={settle}
      onPressEnter={settle}
    />
  )
  const act = (name: string, onClick: () => void) => (
    <button type="button" className="jl-link" aria-label={t(`draw.${name}Of`, { number })} onClick={onClick}>
      {t(`draw.${name}`)}
    </button>
  )
  return (
    <li>
      {field(0, 'lng')}
      {field(1, 'lat')}
      {act('look', onLook)}
      {act('insert', onInsert)}
      {act('remove', onRemove)}
    </li>
  )
}
