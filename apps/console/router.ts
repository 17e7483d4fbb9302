import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { partRoutes } from '../shell/PartRoutes.tsx'
import { HomePage } from './HomePage.tsx'
import { ConsoleLayout } from './layout/ConsoleLayout.tsx'
import { CrashPage, MissingPage, WaitingPage } from '../shell/StandInPages.tsx'
import { parts } from './parts.ts'

/** The console's pages. A part may claim `/` for itself; until one does, a plain start page stands there. */
export function createConsoleRouter() {
  const root = createRootRoute({
    component: ConsoleLayout,
    notFoundComponent: MissingPage,
    errorComponent: CrashPage,
  })
  const pages = parts.flatMap(part => part.routes)
  const own = pages.some(page => page.path === '/')
    ? []
    : [createRoute({ getParentRoute: () => root, path: '/', component: HomePage })]
  const frames = { Waiting: WaitingPage, Missing: MissingPage }
  return createRouter({
    routeTree: root.addChildren([...own, ...partRoutes(root, pages, frames)]),
    basepath: '/console',
    scrollRestoration: true,
    defaultPreload: 'intent',
  })
}
