import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { keep, recall } from './device-store.ts'

export interface ViewerArea {
  code: string
  name: string
}
export interface ViewerPost {
  role: string
  areaCode: string
  areaName: string
  /** From the city down to the area itself, when the server says it. */
  areaPath?: ViewerArea[] | undefined
  organisationId: string | null
  organisationName: string | null
}

/** Who looks at the page, as the session says; the server decides, this only spares the eye what would be refused. */
export interface Viewer {
  person: { id: string; name: string }
  posts: ViewerPost[]
  permissions: string[]
  demo: boolean
  /** Nobody is signed in: pages that are open to everybody are read by a viewer who may do nothing else. */
  guest?: true
}

/** Whoever looks at the public pages without signing in. */
export function guestViewer(demo: boolean): Viewer {
  return { person: { id: '', name: '' }, posts: [], permissions: [], demo, guest: true }
}

interface Standing {
  viewer: Viewer
  /** The area the viewer works in now: one of their posts', null for all of them. */
  areaCode: string | null
  chooseArea: (code: string | null) => void
}

const StandingContext = createContext<Standing | null>(null)
const areaKey = 'jinlin.area'

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const [chosen, setChosen] = useState<string | null>(() => recall(areaKey))
  const chooseArea = useCallback((code: string | null) => {
    keep(areaKey, code)
    setChosen(code)
  }, [])
  const areaCode = viewer.posts.some(post => post.areaCode === chosen) ? chosen : null
  const standing = useMemo(() => ({ viewer, areaCode, chooseArea }), [viewer, areaCode, chooseArea])
  return <StandingContext value={standing}>{children}</StandingContext>
}

function useStanding(): Standing {
  const standing = use(StandingContext)
  if (!standing) throw new Error('useViewer needs a ViewerProvider above it')
  return standing
}

export function useViewer(): Viewer {
  return useStanding().viewer
}

/** True when nobody is signed in: what asks for an account then leads to signing in. */
export function useGuest(): boolean {
  return useViewer().guest === true
}

/** The area chosen in the top bar; lists take it as their default filter. */
export function useArea(): Pick<Standing, 'areaCode' | 'chooseArea'> {
  return useStanding()
}

/** True when the viewer holds any of the permissions, or none is asked. */
export function useMay(...permissions: string[]): boolean {
  return holdsAny(useViewer(), permissions)
}

export function holdsAny(viewer: Viewer, permissions: readonly string[] | undefined): boolean {
  return !permissions || permissions.length === 0 || permissions.some(name => viewer.permissions.includes(name))
}
