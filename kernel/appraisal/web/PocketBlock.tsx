import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { useMyBallots } from './MyBallotsPage.tsx'
import './pocket.css'

/** Under "me": how many ballots wait, and the way to my results. */
export function PocketBlock() {
  const t = useT('appraisal-web')
  const { data } = useMyBallots()
  const waiting = data?.items.filter(item => item.state === 'open').length ?? 0
  return (
    <nav className="jap-stack" aria-label={t('ballots.menu')}>
      <Link to="/ballots" className="jap-card">
        <strong>{t('ballots.title')}</strong>
        <span className="jap-quiet">
          {waiting > 0 ? t('ballots.waiting', { count: waiting }) : t('ballots.noneWaiting')}
        </span>
      </Link>
      <Link to="/appraisals" className="jap-card">
        <strong>{t('results.title')}</strong>
      </Link>
    </nav>
  )
}
