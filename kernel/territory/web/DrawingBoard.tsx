import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { MapTarget } from '#ui/map/map-props.ts'
import { carveGrid, type DraftMap, planOf } from '../drawing-moves.ts'
import type { Position } from '../geometry.ts'
import type { Drawing, RedrawPreview } from '../redraw.ts'
import { CornerList } from './CornerList.tsx'
import { Decide } from './Decide.tsx'
import { areasOf, faultSpots, freshGrid, handStep, outerRing } from './drawing-view.ts'
import { GridTools } from './GridTools.tsx'
import { Redraws } from './Redraws.tsx'
import { boundsOfAreas } from './use-drawn-areas.ts'
import { useDraft } from './use-draft.ts'

/** Grids at the left, the map in the middle, what would follow below. Everything the hand does the list does too. */
export function DrawingBoard({ drawing }: { drawing: Drawing }) {
  const t = useT('territory-web')
  const start = useMemo((): DraftMap => startOf(drawing), [drawing])
  const { now, change, undo, redo, mayUndo, mayRedo } = useDraft(start)
  const [chosen, setChosen] = useState(start.grids[0]?.code ?? '')
  const [isNew, setIsNew] = useState(false)
  const [looked, setLooked] = useState<MapTarget | null>(null)
  const [preview, setPreview] = useState<{ of: DraftMap; found: RedrawPreview } | null>(null)
  const grid = now.grids.find(one => one.code === chosen) ?? now.grids[0]
  const ring = useMemo(() => (grid ? outerRing(grid) : null), [grid])
  const areas = useMemo(() => areasOf(now, drawing), [now, drawing])
  const bounds = boundsOfAreas(areas)
  const spots = useMemo(
    () => faultSpots(preview?.of === now ? preview.found.faults : [], kind => t(`draw.faults.${kind}`)),
    [preview, now, t],
  )
  const look = ([lng, lat]: Position) => setLooked({ centre: { lng, lat }, zoom: 18 + Math.random() * 1e-6 })
  const fresh = freshGrid(drawing, now, t('draw.newName'))
  return (
    <div className="jt-board">
      <div className="jt-board-tools">
        <div className="jt-actions">
          <Button disabled={!mayUndo} onClick={undo}>
            {t('draw.undo')}
          </Button>
          <Button disabled={!mayRedo} onClick={redo}>
            {t('draw.redo')}
          </Button>
          <Button aria-pressed={isNew} onClick={() => setIsNew(!isNew)}>
            {t(isNew ? 'draw.newStop' : 'draw.new')}
          </Button>
        </div>
        {isNew && <p role="status">{t('draw.newHow')}</p>}
        <GridTools map={now} chosen={grid?.code ?? ''} fresh={fresh} onChoose={setChosen} onChange={change} />
        {grid && <CornerList grid={grid} onChange={change} onLook={look} />}
      </div>
      <div className="jt-board-map">
        {bounds && (
          <MapCanvas
            label={t('draw.map', { name: drawing.community.name })}
            target={looked ?? { bounds }}
            areas={areas}
            selectedArea={grid?.code ?? ''}
            clusters={spots}
            onArea={code => !isNew && now.grids.some(one => one.code === code) && setChosen(code)}
            hand={{
              ring,
              drawing: isNew,
              onRing: next => ring && change(map => handStep(map, ring, next)),
              onDrawn(drawn) {
                setIsNew(false)
                const polygon = [[drawn.map(([x = 0, y = 0]): Position => [x, y])]]
                change(map => carveGrid(map, { ...fresh, polygon, predecessor: null }, drawing.community.polygon))
              },
            }}
            height={560}
          />
        )}
      </div>
      <Decide
        drawing={drawing}
        plan={planOf(start, now)}
        names={new Map(now.grids.map(({ code, name }) => [code, name]))}
        found={preview?.of === now ? preview.found : null}
        onFound={found => setPreview({ of: now, found })}
        onLook={look}
      />
      <Redraws drawing={drawing} />
    </div>
  )
}

function startOf({ grids }: Drawing): DraftMap {
  return {
    grids: grids.flatMap(({ code, name, polygon }) => (polygon ? [{ code, name, polygon }] : [])),
    ends: [],
  }
}
