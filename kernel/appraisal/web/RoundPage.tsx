import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { appraisal, type RoundView } from './api.ts'
import './appraisal.css'
import { Papers } from './Papers.tsx'
import { ResultTable } from './ResultTable.tsx'
import { RoundMark } from './RoundMark.tsx'
import { RoundMoves } from './RoundMoves.tsx'
import { Turnout } from './Turnout.tsx'
import { useWords } from './use-words.ts'

/** One round from draft to final: who has voted, what came of it, what was said to it. */
export function RoundPage() {
  const t = useT('appraisal-web')
  const locale = useLocale()
  const { district = '', id = '' }: { district?: string; id?: string } = useParams({ strict: false })
  const round = useQuery({
    queryKey: ['appraisal', 'round', district, id, locale],
    queryFn: () => appraisal.getRound({ params: { district, id } }),
  })
  if (round.isError) return <ErrorState error={round.error} onRetry={() => void round.refetch()} />
  if (!round.data) return <p role="status">{t('ui:table.loading')}</p>
  const { state } = round.data
  return (
    <>
      <PageHeader
        title={round.data.title}
        mark={<RoundMark state={state} />}
        lead={t(`leads.${state}`)}
        actions={<RoundMoves round={round.data} />}
      />
      <Facts round={round.data} />
      {round.data.rules.groups.length > 0 && (
        <Section title={t('round.turnout')}>
          <Turnout round={round.data} />
        </Section>
      )}
      <Papers round={round.data} />
      {state !== 'draft' && state !== 'open' && state !== 'cancelled' && (
        <Section title={t('round.results')}>
          <ResultTable round={round.data} />
        </Section>
      )}
    </>
  )
}

function Facts({ round }: { round: RoundView }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const say = useMoment()
  const facts = [
    ['scheme', `${words(round.schemeTitle)} · ${t('round.version', { version: round.schemeVersion })}`],
    ['area', round.areaName],
    ['period', `${round.periodFrom} – ${round.periodTo}`],
    ['closesAt', say(round.closesAt)],
    ['basis', round.rules.basis],
    ['objectionsUntil', round.objectionsUntil ? say(round.objectionsUntil) : ''],
    ['note', round.note ?? ''],
  ] as const
  return (
    <dl className="ja-facts">
      {facts.map(([name, value]) =>
        value === '' ? null : (
          <div key={name}>
            <dt>{t(`round.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
