import { Outlet, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { keep, recall } from '#ui/device-store.ts'
import { useT } from '#ui/i18n.ts'
import { KeyHelp } from '#ui/KeyHelp.tsx'
import { useHotkeyListener } from '#ui/use-hotkeys.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { CommandPalette } from '../palette/CommandPalette.tsx'
import { useGoKeys } from '../palette/use-go-keys.ts'
import { parts } from '../parts.ts'
import { Rail } from './Rail.tsx'
import { TopBar } from './TopBar.tsx'

const railKey = 'jinlin.rail'
const bare = parts.flatMap(part => part.routes.filter(route => route.bare).map(route => route.path as string))

/** Rail, top bar, page. Below 768 px the rail is a drawer. */
export function ConsoleLayout() {
  const t = useT('console')
  const shell = useT('shell')
  const { demo } = useViewer()
  const [narrow, setNarrow] = useState(() => recall(railKey) === 'narrow')
  const place = useRouterState({ select: state => state.location.pathname })
  // Open at one place only: going somewhere closes the drawer.
  const [openedAt, setOpenedAt] = useState<string | null>(null)
  const drawer = openedAt === place
  useHotkeyListener()
  useGoKeys()
  const fold = () => {
    keep(railKey, narrow ? null : 'narrow')
    setNarrow(!narrow)
  }
  if (bare.includes(place)) return <Outlet />
  return (
    <div className="jl-console" data-rail={narrow ? 'narrow' : 'wide'} data-drawer={drawer ? 'open' : undefined}>
      <a className="jl-skip" href="#content">
        {t('top.skip')}
      </a>
      <Rail narrow={narrow && !drawer} onFold={fold} />
      <button
        type="button"
        className="jl-scrim"
        aria-label={t('rail.narrow')}
        tabIndex={-1}
        onClick={() => setOpenedAt(null)}
      />
      <div className="jl-console-main">
        {demo && <p className="jl-demo">{shell('demoStrip')}</p>}
        <TopBar onRail={() => setOpenedAt(place)} />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <KeyHelp />
      <CommandPalette />
    </div>
  )
}
