import { lazy, type ReactNode, Suspense, useState } from 'react'
import { EmptyState } from '../EmptyState.tsx'
import { useT } from '../i18n.ts'
import './map.css'
import type { MapCanvasProps, MapMode } from './map-props.ts'

const MapView = lazy(() => import('./MapView.tsx').then(module => ({ default: module.MapView })))

/**
 * A map of our own layers. The map library is loaded when the first map is drawn; no tile or font server is asked for
 * anything unless the city has chosen a base map (`BaseMapContext`). Where the device has no WebGL, the list stands in.
 */
export function MapCanvas({ list, height = '100%', mode: chosen, onMode, ...props }: MapCanvasProps) {
  const t = useT('ui')
  const [own, setOwn] = useState<MapMode>('map')
  const mode = chosen ?? own
  const setMode = onMode ?? setOwn
  const [failed, setFailed] = useState(false)
  const showList = mode === 'list' || (failed && list !== undefined)
  return (
    <div className="jl-map" style={{ height }}>
      {list !== undefined && !failed && (
        <div className="jl-map-mode" role="group" aria-label={t('map.mode')}>
          <ModeButton on={!showList} onClick={() => setMode('map')} text={t('map.map')} />
          <ModeButton on={showList} onClick={() => setMode('list')} text={t('map.list')} />
        </div>
      )}
      {showList && <div className="jl-map-list">{list}</div>}
      {!showList && failed && <EmptyState sentence={t('map.unavailable')} />}
      {!showList && !failed && (
        <Suspense fallback={<Waiting>{t('map.loading')}</Waiting>}>
          <MapView {...props} onFail={() => setFailed(true)} />
        </Suspense>
      )}
    </div>
  )
}

function ModeButton({ on, onClick, text }: { on: boolean; onClick: () => void; text: string }) {
  return (
    <button type="button" aria-pressed={on} onClick={onClick}>
      {text}
    </button>
  )
}

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className="jl-map-waiting" role="status">
      {children}
    </p>
  )
}
