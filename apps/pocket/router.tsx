import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { partRoutes } from '../shell/PartRoutes.tsx'
import { CrashPage, MissingPage, WaitingPage } from '../shell/StandInPages.tsx'
import { after, allTexts } from './later-texts.ts'
import { parts } from './parts.ts'
import { PlacePage } from './PlacePage.tsx'
import { placePaths } from './places.ts'
import { PocketLayout } from './PocketLayout.tsx'
import type { PageRoute } from '#ui/part.ts'

/** The pocket's pages: the places behind the bottom bar, and what the parts bring. */
export function createPocketRouter() {
  const root = createRootRoute({ component: PocketLayout, notFoundComponent: MissingPage, errorComponent: CrashPage })
  const at = (path: string, component: () => React.ReactNode) =>
    createRoute({ getParentRoute: () => root, path, component })
  const me: PageRoute = { path: placePaths.me, page: async () => (await import('./MePage.tsx')).MePage }
  const back: PageRoute = { path: '/sign-in', page: async () => (await import('./ReturnPage.tsx')).ReturnPage }
  const places = [
    at(placePaths.home, () => <PlacePage place="home" />),
    at(placePaths.neighbourhood, () => <PlacePage place="neighbourhood" />),
    at(placePaths.tasks, () => <PlacePage place="tasks" />),
  ]
  const pages = [me, back, ...parts.flatMap(part => part.routes)].map(one => ({
    ...one,
    page: after(allTexts, one.page),
  }))
  const brought = partRoutes(root, pages, { Waiting: WaitingPage, Missing: MissingPage })
  return createRouter({
    routeTree: root.addChildren([...places, ...brought]),
    basepath: '/pocket',
    scrollRestoration: true,
  })
}
