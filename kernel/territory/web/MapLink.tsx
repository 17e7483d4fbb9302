import { EnvironmentOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { pathOfMap } from './area-extensions.ts'
import { plainSearch } from './use-url-state.ts'

/** Opens an area on the map, from any list that names one; nothing where the viewer has no map. */
export function MapLink({ areaCode, name, wordy = false }: { areaCode: string; name: string; wordy?: boolean }) {
  const t = useT('territory-web')
  const may = useMay('matter.read')
  const path = pathOfMap()
  if (path === null || !may) return null
  const label = t('map.open', { name })
  return (
    <Link to={path} search={plainSearch({ area: areaCode })} className="jt-map-link" aria-label={label} title={label}>
      <EnvironmentOutlined /> {wordy && t('map.word')}
    </Link>
  )
}
