import type { Position } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { TerraDraw } from 'terra-draw'
import { currentPalette } from './base-style.ts'

/** What may be drawn on a map at the moment. */
export interface Drawing {
  /** The ring under the hand, its first position repeated at the end; its corners can be dragged, its middles pulled out. */
  ring: Position[] | null
  /** The same ring after a corner was moved, put in or taken out. */
  onRing: (ring: Position[]) => void
  /** True while a new ring is being drawn, corner by corner. */
  drawing: boolean
  onDrawn: (ring: Position[]) => void
}

/** More digits than a centimetre needs are refused by the drawing library. */
const round = (ring: Position[]): Position[] =>
  ring.map(([x = 0, y = 0]) => [Number(x.toFixed(9)), Number(y.toFixed(9))])

/** Lets a hand draw on the map; the library that does it is loaded when a page first asks for it. */
export function useDrawing(map: MapLibre | null, asked: Drawing | undefined): void {
  const [tool, setTool] = useState<TerraDraw | null>(null)
  const latest = useRef(asked)
  useEffect(() => {
    latest.current = asked
  })
  const wanted = asked !== undefined
  useEffect(() => {
    if (!map || !wanted) return
    let gone = false
    let made: TerraDraw | undefined
    void openTool(map, latest).then(tool => {
      if (gone) return tool.stop()
      made = tool
      setTool(tool)
    })
    return () => {
      gone = true
      setTool(null)
      try {
        made?.stop()
      } catch {
        // The map went first and took the layers with it.
      }
    }
  }, [map, wanted])
  const ring = asked?.ring ?? null
  const drawing = asked?.drawing ?? false
  useEffect(() => {
    if (!tool) return
    tool.clear()
    tool.setMode(drawing ? 'polygon' : 'select')
    if (drawing || !ring) return
    const properties = { mode: 'polygon' }
    const geometry = { type: 'Polygon' as const, coordinates: [round(ring)] }
    const [added] = tool.addFeatures([{ type: 'Feature', id: tool.getFeatureId(), geometry, properties }])
    if (added?.valid && added.id !== undefined) tool.selectFeature(added.id)
  }, [tool, ring, drawing])
}

async function openTool(map: MapLibre, latest: { current: Drawing | undefined }): Promise<TerraDraw> {
  const [{ TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode }, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ])
  const colour = currentPalette().accent as `#${string}`
  const coordinates = { draggable: true, midpoints: true, deletable: true }
  const tool = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
    modes: [
      new TerraDrawSelectMode({
        allowManualDeselection: false,
        // Keys belong to the list of corners beside the map.
        keyEvents: null,
        flags: { polygon: { feature: { draggable: false, coordinates } } },
        styles: { selectedPolygonColor: colour, selectedPolygonOutlineColor: colour, selectionPointColor: colour },
      }),
      new TerraDrawPolygonMode({ styles: { fillColor: colour, outlineColor: colour } }),
    ],
  })
  tool.start()
  tool.on('finish', (id, { action }) => {
    const shape = tool.getSnapshotFeature(id)?.geometry
    const ring = shape?.type === 'Polygon' ? shape.coordinates[0] : undefined
    if (!ring) return
    if (action === 'draw') latest.current?.onDrawn(ring)
    else latest.current?.onRing(ring)
  })
  return tool
}
