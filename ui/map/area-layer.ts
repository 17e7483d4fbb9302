import { createContext, use } from 'react'
import { useViewer } from '../Viewer.tsx'

/** What a layer says of one area. */
export interface AreaValue {
  code: string
  /** Null where it may not be shown, or there is nothing to say: the area stays without colour. */
  value: number | null
  /** As it is written in the table: `96.3%`, `<5`, `—`. */
  text: string
}

export interface AreaReading {
  values: readonly AreaValue[]
  /** Of which days it speaks. */
  period: string
}

/**
 * A number of areas a map may be filled by, contributed by the part that knows it: the map asks nothing of where it
 * comes from.
 */
export interface AreaLayer {
  /** In the address of the map. */
  key: string
  /** Text keys with namespace. */
  label: string
  definition: string
  permission: string
  /** Written behind the bounds of a class, such as `%`. */
  unit: string
  /** The areas one level below. */
  read: (area: string, signal: AbortSignal) => Promise<AreaReading>
}

/** Whoever puts the parts together says which layers there are. */
export const AreaLayersContext = createContext<readonly AreaLayer[]>([])

/** The layers the viewer may see. */
export function useAreaLayers(): readonly AreaLayer[] {
  const { permissions } = useViewer()
  return use(AreaLayersContext).filter(layer => permissions.includes(layer.permission))
}
