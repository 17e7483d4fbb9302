import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { partRoutes } from '../shell/PartRoutes.tsx'
import { CrashPage, MissingPage, WaitingPage } from '../shell/StandInPages.tsx'
import { parts } from './parts.ts'
import { MePage } from './MePage.tsx'
import { PlacePage } from './PlacePage.tsx'
import { placePaths } from './places.ts'
import { PocketLayout } from './PocketLayout.tsx'

/** The pocket's pages: the places behind the bottom bar, and what the parts bring. */
export function createPocketRouter() {
  const root = createRootRoute({ component: PocketLayout, notFoundComponent: MissingPage, errorComponent: CrashPage })
  const at = (path: string, component: () => React.ReactNode) =>
    createRoute({ getParentRoute: () => root, path, component })
  const places = [
    at(placePaths.home, () => <PlacePage place="home" />),
    at(placePaths.neighbourhood, () => <PlacePage place="neighbourhood" />),
    at(placePaths.tasks, () => <PlacePage place="tasks" />),
    at(placePaths.me, MePage),
  ]
  const pages = parts.flatMap(part => part.routes)
  const brought = partRoutes(root, pages, { Waiting: WaitingPage, Missing: MissingPage })
  return createRouter({
    routeTree: root.addChildren([...places, ...brought]),
    basepath: '/pocket',
    scrollRestoration: true,
  })
}
