import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ActionBar, CaseHead, ClockPanel, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { WhistleDetail } from '../../whistle-contract.ts'
import { orders } from '../api.ts'
import { useOrderWords } from '../order-words.ts'
import '../orders.css'
import { CallBoard, Fact } from './CallBoard.tsx'
import { whistlePath } from './whistle-path.ts'

/** One whistle: what for, the board of called units, the place; to whoever whistled also what may be done. */
export function WhistleView({ district, id }: SubjectViewProps) {
  const locale = useLocale()
  const words = useOrderWords()
  const found = useQuery({
    queryKey: ['whistle', 'one', district, id, locale],
    queryFn: () => orders.getWhistle({ params: { district, id } }),
    refetchInterval: 60_000,
  })
  if (!found.data) return <Waiting error={found.error} onRetry={() => void found.refetch()} />
  const whistle = found.data
  return (
    <article className="oc-case">
      {whistle.case ? (
        <>
          <CaseHead view={whistle.case} facts={<HeadFacts whistle={whistle} />} />
          <ActionBar key={whistle.case.case.id} view={whistle.case} words={words} />
        </>
      ) : (
        <PageHeader title={whistle.title} lead={whistle.number} />
      )}
      <Whistle whistle={whistle} view={whistle.case} />
    </article>
  )
}

/** What one unit was called to, with what it may do. */
export function WhistleCallView({ district, id }: SubjectViewProps) {
  const t = useT('orders-console')
  const locale = useLocale()
  const words = useOrderWords()
  const found = useQuery({
    queryKey: ['whistle_call', 'one', district, id, locale],
    queryFn: () => orders.getWhistleCall({ params: { district, id } }),
    refetchInterval: 60_000,
  })
  if (!found.data) return <Waiting error={found.error} onRetry={() => void found.refetch()} />
  const { whistle, case: view } = found.data
  return (
    <article className="oc-case">
      <CaseHead view={view} facts={<HeadFacts whistle={whistle} />} />
      <ActionBar key={view.case.id} view={view} words={words} />
      <p>
        <Link to={whistlePath(whistle)}>{t('whistles.whole', { number: whistle.number })}</Link>
      </p>
      <Whistle whistle={whistle} view={view} current={id} />
    </article>
  )
}

export function WhistlePage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <WhistleView key={id} district={district} id={id} />
}

export function WhistleCallPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <WhistleCallView key={id} district={district} id={id} />
}

function HeadFacts({ whistle }: { whistle: WhistleDetail }) {
  const t = useT('orders')
  return (
    <>
      <span>{whistle.kind.name}</span>
      <span>{t(`whistle.sides.${whistle.side}`)}</span>
      <span>{t(`workflow:urgencies.${whistle.urgency}`)}</span>
    </>
  )
}

function Whistle({
  whistle,
  view,
  current,
}: {
  whistle: WhistleDetail
  view: WhistleDetail['case']
  current?: string
}) {
  const t = useT('orders-console')
  const words = useOrderWords()
  return (
    <>
      <CallBoard whistle={whistle} {...(current ? { current } : {})} />
      <div className="oc-columns">
        <div>
          <Section title={t('whistles.what')}>
            <p className="oc-words">{whistle.words}</p>
            {whistle.photos.length > 0 && (
              <PhotoStrip
                photos={whistle.photos.map(({ id, url, thumbnailUrl }) => ({
                  id,
                  thumbnail: thumbnailUrl,
                  full: url,
                  caption: whistle.title,
                }))}
              />
            )}
          </Section>
          {view && (
            <Section title={t('workflow-web:thread.title')}>
              <Timeline view={view} words={words} />
            </Section>
          )}
        </div>
        <aside>
          <Where whistle={whistle} />
          {view && (
            <Section title={t('workflow-web:clock.title')}>
              <ClockPanel view={view} />
            </Section>
          )}
        </aside>
      </div>
    </>
  )
}

function Where({ whistle }: { whistle: WhistleDetail }) {
  const t = useT('orders-console')
  const say = useMoment()
  const { lng, lat, from } = whistle
  const facts: [string, ReactNode][] = [
    [t('orders:fields.place'), [whistle.area.name, whistle.place].filter(Boolean).join(' · ')],
    ...(whistle.meetAt ? [[t('orders:fields.meetAt'), say(whistle.meetAt)] as [string, ReactNode]] : []),
    ...(whistle.meetPlace ? [[t('whistles.meetPlace'), whistle.meetPlace] as [string, ReactNode]] : []),
    ...(from
      ? [
          [
            t('whistles.from'),
            <Link key="from" to={`/cases/${from.district}/${from.caseId}`}>
              {from.title} {from.number}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
  ]
  return (
    <Section title={t('whistles.where')}>
      {lng !== null && lat !== null && (
        <MapCanvas
          height={200}
          label={t('whistles.map', { title: whistle.title })}
          target={{ centre: { lng, lat }, zoom: 16 }}
          pin={{ lng, lat }}
        />
      )}
      <dl className="oc-facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </Section>
  )
}

export function Waiting({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT('ui')
  if (error) return <ErrorState error={error} onRetry={onRetry} />
  return <span className="jl-skeleton" role="status" aria-label={t('table.loading')} />
}
