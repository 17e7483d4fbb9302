import { useT } from '#ui/i18n.ts'
import { turns, type WallSearch } from './wall-search.ts'

interface WallControlsProps {
  search: WallSearch
  onChange: (search: WallSearch) => void
  onLeave: () => void
}

/** Small and at the edge: set once, when the screen is put up. */
export function WallControls({ search, onChange, onLeave }: WallControlsProps) {
  const t = useT('wall-console')
  const { light, turn = 0, ...rest } = search
  return (
    <div className="jwall-controls" role="group" aria-label={t('controls')}>
      <select
        aria-label={t('turn')}
        value={turn}
        onChange={event => onChange({ ...search, turn: Number(event.target.value) })}
      >
        {turns.map(seconds => (
          <option key={seconds} value={seconds}>
            {t(`turns.${seconds}`)}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => onChange({ ...rest, turn, ...(light ? {} : { light: true }) })}>
        {t(light ? 'dark' : 'light')}
      </button>
      {document.fullscreenEnabled && (
        <button type="button" onClick={() => void document.documentElement.requestFullscreen()}>
          {t('full')}
        </button>
      )}
      <button type="button" onClick={onLeave}>
        {t('exit')}
      </button>
    </div>
  )
}
