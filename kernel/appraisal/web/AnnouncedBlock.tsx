import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import './pocket.css'

/** Under "neighbourhood": the way to what was announced. */
export function AnnouncedBlock() {
  const t = useT('appraisal-web')
  return (
    <Link to="/announced" className="jap-card">
      <strong>{t('announced.title')}</strong>
      <span className="jap-quiet">{t('announced.few')}</span>
    </Link>
  )
}
