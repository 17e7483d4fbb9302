import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  Outlet,
  RouterProvider,
  useRouterState,
} from '@tanstack/react-router'
import { useState } from 'react'
import { Mark } from '#ui/Mark.tsx'
import { useT } from '#ui/i18n.ts'
import { guestViewer, ViewerProvider } from '#ui/Viewer.tsx'
import { partRoutes } from '../shell/PartRoutes.tsx'
import { useSession } from '../shell/session.ts'
import { CrashPage, MissingPage, WaitingPage } from '../shell/StandInPages.tsx'
import { after, allTexts } from './later-texts.ts'
import { parts } from './parts.ts'
import { PlacePage } from './PlacePage.tsx'
import { placePaths } from './places.ts'
import { SignInPage } from './SignInPage.tsx'

/** The pages that are open to everybody; every other address asks to sign in, and then opens what was asked for. */
export function GuestFace() {
  const { data } = useSession()
  const [router] = useState(createGuestRouter)
  return (
    <ViewerProvider viewer={guestViewer(data?.demo ?? false)}>
      <RouterProvider router={router} />
    </ViewerProvider>
  )
}

function createGuestRouter() {
  const root = createRootRoute({ component: Outlet, notFoundComponent: AskToSignIn, errorComponent: CrashPage })
  const open = createRoute({ getParentRoute: () => root, id: 'open', component: GuestLayout })
  const start = createRoute({ getParentRoute: () => root, path: placePaths.home, component: AskToSignIn })
  const neighbourhood = createRoute({
    getParentRoute: () => open,
    path: placePaths.neighbourhood,
    component: () => <PlacePage place="neighbourhood" />,
  })
  const pages = parts
    .flatMap(part => part.routes)
    .filter(page => page.guest)
    .map(page => ({ ...page, page: after(allTexts, page.page) }))
  const brought = partRoutes(open, pages, { Waiting: WaitingPage, Missing: MissingPage })
  return createRouter({
    routeTree: root.addChildren([start, open.addChildren([neighbourhood, ...brought])]),
    basepath: '/pocket',
    scrollRestoration: true,
  })
}

/** Under the address somebody wanted, which opens once they are in. */
function AskToSignIn() {
  const t = useT('pocket')
  const path = useRouterState({ select: state => state.location.pathname })
  const open = (
    <nav className="jl-guest-open" aria-label={t('guest.open')}>
      <h2>{t('guest.open')}</h2>
      <Link to={placePaths.neighbourhood} className="jl-button">
        {t('guest.neighbourhood')}
      </Link>
    </nav>
  )
  return <SignInPage {...(path === '/' ? {} : { hint: t('guest.thenBack') })} more={open} />
}

function GuestLayout() {
  const shell = useT('shell')
  const { data } = useSession()
  const back = useRouterState({ select: ({ location: { pathname, searchStr } }) => `${pathname}${searchStr}` })
  return (
    <div className="jl-pocket">
      <header className="jl-guest-bar">
        {data?.demo && <p className="jl-demo">{shell('demoStrip')}</p>}
        <div>
          <Link to="/" aria-label={shell('name')}>
            <Mark size={28} />
          </Link>
          <Link to="/sign-in" search={{ back } as never}>
            {shell('signIn.title')}
          </Link>
        </div>
      </header>
      <main>
        <Outlet />
      </main>
    </div>
  )
}
