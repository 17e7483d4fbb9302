import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useNight } from '#ui/night.ts'
import { WallClock } from './WallClock.tsx'
import { WallControls } from './WallControls.tsx'
import { Latest } from './Latest.tsx'
import { Numbers } from './Numbers.tsx'
import { Rates } from './Rates.tsx'
import { useTurn, useWall } from './use-wall.ts'
import './wall.css'
import { readWallSearch, type WallSearch } from './wall-search.ts'
import { WallMap } from './WallMap.tsx'

const now = ['open', 'overdue', 'yellow', 'red', 'held'] as const
const today = ['received', 'handled', 'closed'] as const

/** Wall 大屏: one glance, readable at five metres, left on for days. Esc leaves it. */
export function WallPage() {
  const t = useT('wall-console')
  const search = readWallSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (next: WallSearch) => void navigate({ to: '/wall', search: { ...next }, replace: true })
  const leave = () => void navigate({ to: '/' })
  useEscape(leave)
  const night = !search.light
  useNight(night)
  const whole = useWall(search.area)
  const shown = useTurn(search.area, search.turn ?? 0, whole.data?.parts)
  const { data, error, live, refetch } = useWall(shown)
  return (
    <main id="content" className="jwall" tabIndex={-1}>
      <header className="jwall-head">
        <h1>{data ? t('title', { area: data.area.name }) : t('menu')}</h1>
        <WallClock asOf={data?.asOf} live={live} />
        <WallControls search={search} onChange={change} onLeave={leave} />
      </header>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('reading')}</p>}
      {data && (
        <div className="jwall-body">
          <div className="jwall-side">
            <Numbers title={t('today')} names={today} counts={data.counts} />
            <Numbers title={t('now')} names={now} counts={data.counts} />
          </div>
          <WallMap key={`${night}`} wall={data} />
          <div className="jwall-side">
            <Rates rates={data.rates} />
            <Latest lines={data.latest} />
          </div>
        </div>
      )}
      <footer className="jwall-foot">{t('smallRule')}</footer>
    </main>
  )
}

/** The first Esc ends the browser's full screen, the next one leaves the page. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.fullscreenElement === null) leave()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}
