import { TeamOutline, UnorderedListOutline, UserOutline } from 'antd-mobile-icons'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { OutboxPill } from '#kernel/files/web/index.ts'
import { useT } from '#ui/i18n.ts'
import type { PocketPlace } from '#ui/part.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { placePaths, placesFor } from './places.ts'

const icons: Record<PocketPlace, ComponentType> = {
  home: HomeIcon,
  neighbourhood: TeamOutline,
  tasks: UnorderedListOutline,
  me: UserOutline,
}

/** The page, and the bottom bar on the places it leads to; everywhere else the page has the whole screen. */
export function PocketLayout() {
  const shell = useT('shell')
  const viewer = useViewer()
  const path = useRouterState({ select: state => state.location.pathname })
  const places = placesFor(viewer)
  const atPlace = places.some(place => placePaths[place] === path)
  return (
    <div className="jl-pocket" data-tabs={atPlace ? 'shown' : undefined}>
      {viewer.demo && (
        <header>
          <p className="jl-demo">{shell('demoStrip')}</p>
        </header>
      )}
      <OutboxPill quiet={path === '/outbox'} />
      <main>
        <Outlet />
      </main>
      {atPlace && <TabBar places={places} />}
    </div>
  )
}

function TabBar({ places }: { places: readonly PocketPlace[] }) {
  const t = useT('pocket')
  return (
    <nav className="jl-tabs" aria-label={t('tabs.label')}>
      {places.map(place => {
        const Icon = icons[place]
        return (
          <Link key={place} to={placePaths[place]} activeOptions={{ exact: true }}>
            <Icon />
            <span>{t(`tabs.${place}`)}</span>
          </Link>
        )
      })}
    </nav>
  )
}

/** The icon font has no house. */
function HomeIcon() {
  return (
    <svg width="1em" height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M4 11 L12 4 L20 11 V20 H14.5 V14 H9.5 V20 H4 Z" strokeWidth="1.7" strokeLinejoin="round" />
    </svg>
  )
}
