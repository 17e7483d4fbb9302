import { Button, Select } from 'antd'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { type Draft, type DraftMap, mergeGrids, splitGrid } from '../drawing-moves.ts'
import { outerRing } from './drawing-view.ts'

interface GridToolsProps {
  map: DraftMap
  chosen: string
  fresh: Draft
  onChoose: (code: string) => void
  onChange: (step: (map: DraftMap) => DraftMap) => void
}

/** Which grid is under the hand; cutting it in two, or giving its ground to another. */
export function GridTools({ map, chosen, fresh, onChoose, onChange }: GridToolsProps) {
  const t = useT('territory-web')
  const [heir, setHeir] = useState<string | null>(null)
  const [cut, setCut] = useState<[number | null, number | null]>([null, null])
  const grid = map.grids.find(one => one.code === chosen)
  const ring = grid ? outerRing(grid) : null
  const corners = (ring ?? []).slice(1).map((_, index) => ({ value: index, label: String(index + 1) }))
  const others = map.grids.filter(one => one.code !== chosen).map(({ code, name }) => ({ value: code, label: name }))
  const split = () => {
    const [from, to] = cut
    if (from === null || to === null) return
    onChange(former => splitGrid(former, chosen, { from, to, fresh: { ...fresh, predecessor: chosen } }))
    setCut([null, null])
  }
  const merge = () => {
    if (heir === null) return
    onChange(former => mergeGrids(former, chosen, heir))
    onChoose(heir)
    setHeir(null)
  }
  const corner = (at: 0 | 1) => (
    <Select
      aria-label={t(at === 0 ? 'draw.cutFrom' : 'draw.cutTo')}
      placeholder={t(at === 0 ? 'draw.cutFrom' : 'draw.cutTo')}
      value={cut[at]}
      options={corners}
      onChange={value => setCut(former => (at === 0 ? [value, former[1]] : [former[0], value]))}
    />
  )
  return (
    <>
      <fieldset className="jt-grids">
        <legend>{t('draw.grids')}</legend>
        {map.grids.map(({ code, name }) => (
          <label key={code}>
            <input type="radio" name="grid" checked={code === chosen} onChange={() => onChoose(code)} /> {name}{' '}
            <code>{code.slice(-3)}</code>
          </label>
        ))}
      </fieldset>
      <div className="jt-tool" role="group" aria-label={t('draw.split')}>
        {ring === null ? (
          <p className="jt-quiet">{t('draw.severalPieces')}</p>
        ) : (
          <>
            {corner(0)}
            {corner(1)}
            <Button disabled={cut.includes(null)} onClick={split}>
              {t('draw.split')}
            </Button>
          </>
        )}
      </div>
      <div className="jt-tool" role="group" aria-label={t('draw.merge')}>
        <Select
          aria-label={t('draw.heir')}
          placeholder={t('draw.heir')}
          value={heir}
          options={others}
          onChange={setHeir}
        />
        <Button disabled={heir === null} onClick={merge}>
          {t('draw.merge')}
        </Button>
      </div>
    </>
  )
}
