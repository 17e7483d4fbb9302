import type { ComponentType } from 'react'
import type { AreaDetail } from '../shapes.ts'

/** What another module shows on the page of an area, such as its grid team. */
export interface AreaPanel {
  key: string
  order: number
  permissions?: readonly string[]
  Panel: ComponentType<{ area: AreaDetail }>
}

const panels = new Map<string, AreaPanel>()
let mapPath: string | null = null

/** Adds a panel under the facts of every area. Call when the module's console part is loaded. */
export function registerAreaPanel(panel: AreaPanel): void {
  panels.set(panel.key, panel)
}

export function areaPanels(): AreaPanel[] {
  return [...panels.values()].toSorted((a, b) => a.order - b.order)
}

/** Says which page is the map; it takes the area from `area` in its address. Lists that have a map then offer it. */
export function registerMapPath(path: string): void {
  mapPath = path
}

/** Null where no module brings a map. */
export function pathOfMap(): string | null {
  return mapPath
}
