import { contract } from '../contract.ts'
import type { Building, Compound, Dwelling, Unit } from '../shapes.ts'
import { territory } from './api.ts'

/** The four levels below a community, outermost first. */
export const builtKinds = ['compound', 'building', 'unit', 'dwelling'] as const
export type BuiltKind = (typeof builtKinds)[number]
export type Built = Compound | Building | Unit | Dwelling

export interface BuiltKey {
  district: string
  id: string
}
export interface BuiltPage {
  items: Built[]
  next: string | null
}
interface PageQuery {
  cursor?: string | undefined
  limit: number
}

/** One page of what lies in a thing of the built tree; compounds lie in an area. */
export function listBuilt(kind: BuiltKind, within: BuiltKey, query: PageQuery): Promise<BuiltPage> {
  const page = { limit: query.limit, ...(query.cursor ? { cursor: query.cursor } : {}) }
  const params = within
  switch (kind) {
    case 'compound':
      return territory.listCompounds({ query: { areaCode: within.id, ...page } })
    case 'building':
      return territory.listBuildings({ params, query: page })
    case 'unit':
      return territory.listUnits({ params, query: page })
    case 'dwelling':
      return territory.listDwellings({ params, query: page })
  }
}

const { routes } = contract

/** The body each command asks for. */
export const builtBodies = {
  compound: { create: routes.createCompound.body, edit: routes.editCompound.body },
  building: { create: routes.createBuilding.body, edit: routes.editBuilding.body },
  unit: { create: routes.createUnit.body, edit: routes.editUnit.body },
  dwelling: { create: routes.createDwelling.body, edit: routes.editDwelling.body },
} as const

type Body = Record<string, unknown> & { requestId: string }

/** Adds one inside `within`. The form holds what the server checks; its types are those of the body above. */
export function createBuilt(kind: BuiltKind, within: BuiltKey, form: Body): Promise<unknown> {
  const params = within
  switch (kind) {
    case 'compound':
      return territory.createCompound({ body: form as Parameters<typeof territory.createCompound>[0]['body'] })
    case 'building':
      return territory.createBuilding({ params, body: form as Parameters<typeof territory.createBuilding>[0]['body'] })
    case 'unit':
      return territory.createUnit({ params, body: form as Parameters<typeof territory.createUnit>[0]['body'] })
    case 'dwelling':
      return territory.createDwelling({ params, body: form as Parameters<typeof territory.createDwelling>[0]['body'] })
  }
}

export function editBuilt(kind: BuiltKind, key: BuiltKey, form: Body): Promise<unknown> {
  const params = key
  switch (kind) {
    case 'compound':
      return territory.editCompound({ params, body: form as Parameters<typeof territory.editCompound>[0]['body'] })
    case 'building':
      return territory.editBuilding({ params, body: form as Parameters<typeof territory.editBuilding>[0]['body'] })
    case 'unit':
      return territory.editUnit({ params, body: form as Parameters<typeof territory.editUnit>[0]['body'] })
    case 'dwelling':
      return territory.editDwelling({ params, body: form as Parameters<typeof territory.editDwelling>[0]['body'] })
  }
}
