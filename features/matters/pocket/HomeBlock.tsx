import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useOutbox } from '#kernel/files/web/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMay, useViewer } from '#ui/Viewer.tsx'
import { matters } from './api.ts'
import { CameraIcon } from './CameraIcon.tsx'
import { type MyMatter, MyMatterCard } from './MyMatterCard.tsx'
import './pocket.css'
import { formOf } from './report-draft.ts'
import { TasksLink } from './TasksLink.tsx'
import { Waiting } from './Waiting.tsx'

/** How many cards the home page shows; the rest is under "all". */
const CARDS = 5

/** One large button, and what becomes of what I reported. */
export function HomeBlock() {
  const mayReport = useMay('matter.report')
  const hasTasks = useMay('case.read') && useViewer().posts.some(post => post.role !== 'resident')
  return (
    <div className="jm-stack">
      {mayReport && <ReportButton />}
      {hasTasks && <TasksLink />}
      {mayReport && <Mine />}
    </div>
  )
}

function ReportButton() {
  const t = useT('matters-pocket')
  const { posts } = useViewer()
  const hint = posts.some(post => post.role !== 'resident') ? 'home.onBehalf' : 'home.reportHint'
  const begun = useOutbox()?.entries.some(
    ({ item }) => item.standing === 'draft' && item.form === formOf('resident_request'),
  )
  return (
    <Link to="/report" className="jm-report-button">
      <CameraIcon />
      <span>
        <strong>{t('home.report')}</strong>
        {t(begun ? 'home.resume' : hint)}
      </span>
    </Link>
  )
}

function Mine() {
  const t = useT('matters-pocket')
  const locale = useLocale()
  const mine = useQuery({
    queryKey: ['matters', 'mine', 'home', locale],
    queryFn: () => matters.listMyMatters({ query: { limit: 50 } }),
  })
  const items = mine.data?.items ?? []
  return (
    <section className="jm-stack" aria-label={t('home.mine')}>
      <div className="jm-head">
        <h2>{t('home.mine')}</h2>
        {items.length > 0 && (
          <Link to="/my" className="jm-more">
            {t('home.all')}
          </Link>
        )}
      </div>
      {mine.isError && <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isPending && <Waiting query={mine} />}
      {mine.isSuccess && items.length === 0 && <EmptyState sentence={t('home.none')} />}
      {forHome(items).map(item => (
        <MyMatterCard key={item.id} matter={item} />
      ))}
    </section>
  )
}

/** What waits for me first, then what is under way, then what ended last, each newest first. */
function forHome(items: readonly MyMatter[]): MyMatter[] {
  const rank = (matter: MyMatter) => (matter.awaitsMe ? 0 : matter.final ? 2 : 1)
  return items.toSorted((a, b) => rank(a) - rank(b)).slice(0, CARDS)
}
