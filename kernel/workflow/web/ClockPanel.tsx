import { dayName } from '#kernel/calendar/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { CaseView, ClockView } from './api.ts'
import { stateKey } from './Timeline.tsx'
import './workflow.css'

/** "Why this date": the limit that applies, where it comes from, which days it skipped, and what was added. */
export function ClockPanel({ view }: { view: CaseView }) {
  const t = useT('workflow-web')
  const states = view.clocks.filter(clock => clock.kind === 'state')
  const running = states.findLast(clock => clock.stoppedAt === null)
  const past = states.filter(clock => clock !== running)
  const asked = view.clocks.filter(clock => clock.kind !== 'state' && clock.stoppedAt === null)
  return (
    <div className="jw-clock">
      {running ? <Running clock={running} view={view} /> : <p>{t('clock.none')}</p>}
      {asked.map(clock => (
        <Asked key={`${clock.seq}:${clock.kind}`} clock={clock} />
      ))}
      {past.length > 0 && (
        <details>
          <summary>{t('clock.past', { count: past.length })}</summary>
          <ul>
            {past.map(clock => (
              <Past key={`${clock.seq}:${clock.state}`} clock={clock} view={view} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Running({ clock, view }: { clock: ClockView; view: CaseView }) {
  const t = useT('workflow-web')
  const ui = useT('ui')
  const say = useMoment()
  const { why, dueAt, startedAt, originalDueAt } = clock
  const amount = ui(`time.${why.limit.unit}`, { count: why.limit.amount })
  const extended = originalDueAt !== null && originalDueAt !== dueAt
  return (
    <>
      <dl className="jw-facts">
        <dt>{t('clock.limit')}</dt>
        <dd>
          {t('clock.limitOf', { state: t(stateKey(view, clock.state)), amount })}
          <small>{reasonOf(t, why)}</small>
        </dd>
        <dt>{t('clock.start')}</dt>
        <dd>{say(startedAt)}</dd>
        <dt>{t('clock.due')}</dt>
        <dd>
          {dueAt ? <strong>{say(dueAt)}</strong> : t('clock.noDue')}
          {extended && <small>{t('clock.before', { date: say(originalDueAt) })}</small>}
        </dd>
        <Skipped clock={clock} />
        <Extensions clock={clock} />
        <Pauses clock={clock} />
      </dl>
      {clock.calendarStatus === 'provisional' && (
        <p className="jw-provisional">
          <StateShape state="soon" size={10} /> {t('clock.provisional')}
        </p>
      )}
    </>
  )
}

function reasonOf(t: (key: string, params?: Record<string, unknown>) => string, why: ClockView['why']): string {
  if (why.source === 'agreed') return t('clock.agreed')
  if (why.source === 'limit') return t('clock.byRule', { profile: profileWords(t, why.profile), version: why.version })
  return t('clock.byProcedure', { version: why.version })
}

function profileWords(t: (key: string) => string, profile: string): string {
  return ['beijing', 'working_day'].includes(profile) ? t(`workflow:profiles.${profile}`) : profile
}

function Skipped({ clock }: { clock: ClockView }) {
  const t = useT('workflow-web')
  const locale = useLocale()
  const { skipped } = clock.why
  if (skipped.length === 0) return null
  return (
    <>
      <dt>{t('clock.skipped', { count: skipped.length })}</dt>
      <dd>
        <ul className="jw-skipped">
          {skipped.map(day => (
            <li key={day.date}>
              {t('clock.day', { month: Number(day.date.slice(5, 7)), day: Number(day.date.slice(8, 10)) })}{' '}
              <span>{dayName(locale, day.name)}</span>
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}

function Extensions({ clock }: { clock: ClockView }) {
  const t = useT('workflow-web')
  const say = useMoment()
  const { extensions = [] } = clock.why
  if (extensions.length === 0) return null
  return (
    <>
      <dt>{t('clock.extended')}</dt>
      {extensions.map(({ from, until }) => (
        <dd key={until}>{t('clock.extension', { from: say(from), until: say(until) })}</dd>
      ))}
    </>
  )
}

/** When the clock stood still; while it does, its date moves on with the calendar. */
function Pauses({ clock }: { clock: ClockView }) {
  const t = useT('workflow-web')
  const say = useMoment()
  const { pauses } = clock.why
  if (pauses.length === 0) return null
  return (
    <>
      <dt>{t('clock.paused')}</dt>
      {pauses.map(({ from, to }) => (
        <dd key={from}>
          {to ? t('clock.pause', { from: say(from), to: say(to) }) : t('clock.pausedSince', { from: say(from) })}
        </dd>
      ))}
    </>
  )
}

function Asked({ clock }: { clock: ClockView }) {
  const t = useT('workflow-web')
  const say = useMoment()
  const key = clock.kind === 'extension_request' ? 'clock.asked' : `clock.${clock.kind}`
  return <p className="jw-asked">{t(key, { date: clock.dueAt ? say(clock.dueAt) : '' })}</p>
}

function Past({ clock, view }: { clock: ClockView; view: CaseView }) {
  const t = useT('workflow-web')
  const say = useMoment()
  const late = clock.onTime === false
  return (
    <li>
      <StateShape state={late ? 'overdue' : 'done'} size={10} /> {t(stateKey(view, clock.state))}
      {clock.organisation ? ` · ${clock.organisation}` : ''}
      <small>
        {clock.stoppedAt && t('clock.stopped', { date: say(clock.stoppedAt) })} {clock.excluded && t('clock.excluded')}
        {clock.onTime !== null && t(late ? 'clock.late' : 'clock.onTime')}
      </small>
    </li>
  )
}
