import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { StateName } from '#ui/tokens.ts'
import type { CallLine, WhistleDetail } from '../../whistle-contract.ts'
import { callPath } from './whistle-path.ts'

/** The called units with their times: by when each had to report in, when it did, who comes, what was said of it. */
export function CallBoard({ whistle, current }: { whistle: WhistleDetail; current?: string }) {
  const t = useT('orders-console')
  return (
    <Section title={t('board.title')}>
      <ul className="oc-board" aria-label={t('board.title')}>
        {whistle.callLines.map(call => (
          <li key={call.id} aria-current={call.id === current || undefined}>
            <Called call={call} district={whistle.district} open={call.id !== current} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function stateOf(call: CallLine): StateName {
  if (call.final) return 'done'
  if (call.overdue) return 'overdue'
  return call.state === 'called' || call.state === 'prepared' ? 'waiting' : 'moving'
}

function Called({ call, district, open }: { call: CallLine; district: string; open: boolean }) {
  const t = useT('orders-console')
  return (
    <>
      <h3>
        {open ? <Link to={callPath({ district, id: call.id })}>{call.organisation.name}</Link> : call.organisation.name}
      </h3>
      <StateMark state={stateOf(call)} word={t(call.stateLabel)} />
      <span className="oc-quiet">{t('board.why', { why: call.why })}</span>
      <Times call={call} />
      <Said call={call} />
    </>
  )
}

function Times({ call }: { call: CallLine }) {
  const t = useT('orders-console')
  const say = useMoment()
  const facts = [
    ['calledAt', call.calledAt],
    ['reportBy', call.reportBy],
    ['reportedAt', call.reportedAt],
    ['arrivesAt', call.arrivesAt],
    ['submittedAt', call.submittedAt],
  ] as const
  return (
    <dl className="oc-facts">
      {facts.map(
        ([name, at]) =>
          at && (
            <Fact key={name} name={t(`board.${name}`)}>
              {say(at)}
              {name === 'reportedAt' && call.late && <span className="oc-late"> {t('board.late')}</span>}
            </Fact>
          ),
      )}
      {call.comes && <Fact name={t('orders:fields.comes')}>{call.comes}</Fact>}
      {!call.reportedAt && call.late && (
        <Fact name={t('board.reportedAt')}>
          <span className="oc-late">{t('board.notCome')}</span>
        </Fact>
      )}
    </dl>
  )
}

export function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** What both sides said of each other. */
function Said({ call: { appraisal, answer } }: { call: CallLine }) {
  const t = useT('orders')
  return (
    <>
      {appraisal && (
        <blockquote className="oc-said">
          <strong>
            {t(`options.inTime.${appraisal.inTime}`)} · {t('fields.acted')}：{t(`options.acted.${appraisal.acted}`)} ·{' '}
            {t(`options.satisfied.${appraisal.satisfied}`)}
          </strong>
          <br />
          {appraisal.reasons}
        </blockquote>
      )}
      {answer && (
        <blockquote className="oc-said">
          <strong>
            {t('fields.warranted')}：{t(`options.warranted.${answer.warranted}`)} · {t('fields.atHand')}：
            {t(`options.atHand.${answer.atHand}`)}
          </strong>
          <br />
          {answer.words}
        </blockquote>
      )}
    </>
  )
}
