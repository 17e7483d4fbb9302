import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Input, Radio } from 'antd'
import { DayInput } from '#ui/form/DayInput.tsx'
import { type ReactNode, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { useNow } from '#ui/use-now.ts'
import { reachedAnswers, satisfiedAnswers, solvedAnswers } from '../../index.ts'
import type { FollowUpCall, FollowUpRow, MatterDetail } from '../api.ts'
import { Wrong } from '../intake/Wrong.tsx'

export type CallAnswers = Omit<FollowUpCall, 'requestId'>

interface FollowUpFormProps {
  line: FollowUpRow
  matter: MatterDetail
  save: (answers: CallAnswers, then: 'close' | 'next') => Promise<void>
}

/** What came of the call: only what fits the answer before is asked. */
export function FollowUpForm({ line, matter, save }: FollowUpFormProps) {
  const t = useT('matters-follow-up')
  const [answers, setAnswers] = useState<Partial<CallAnswers>>({})
  const [tried, setTried] = useState(false)
  const set = (change: Partial<CallAnswers>) => setAnswers({ ...answers, ...change })
  const saving = useMutation({
    mutationFn: (then: 'close' | 'next') => save(sent(answers), then),
  })
  const { reached } = answers
  const missing = missingOf(answers)
  const submit = (then: 'close' | 'next') => {
    setTried(true)
    if (missing.length === 0) saving.mutate(then)
  }
  const wrong = (name: string) => tried && missing.includes(name)
  return (
    <form
      className="jc-call-form"
      aria-label={t('drawer.call')}
      onSubmit={event => {
        event.preventDefault()
        submit('next')
      }}
    >
      <h3>{t('drawer.call')}</h3>
      <Choice
        name="reached"
        values={reachedAnswers}
        group="workflow:reached"
        value={reached}
        wrong={wrong('reached')}
        onChange={value => set({ reached: value })}
      />
      {reached === 'reached' && (
        <>
          <Choice
            name="solved"
            values={solvedAnswers}
            group="matters:solved"
            value={answers.solved}
            wrong={wrong('solved')}
            onChange={value => set({ solved: value })}
          />
          <Choice
            name="satisfied"
            values={satisfiedAnswers}
            group="matters:satisfied"
            value={answers.satisfied}
            wrong={wrong('satisfied')}
            onChange={value => set({ satisfied: value })}
          />
          <Labelled id="call-words" label={t('form.words')}>
            <Input.TextArea
              id="call-words"
              rows={2}
              maxLength={500}
              value={answers.words ?? ''}
              onChange={event => set({ words: event.target.value })}
            />
          </Labelled>
          <Reopen matter={matter} answers={answers} onChange={reopen => set({ reopen })} />
        </>
      )}
      {reached === 'no_answer' && <NextDay line={line} value={answers.nextOn} onChange={nextOn => set({ nextOn })} />}
      <div className="jc-buttons">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('drawer.saveNext')}
        </Button>
        <Button loading={saving.isPending} onClick={() => submit('close')}>
          {t('drawer.save')}
        </Button>
      </div>
      <Wrong error={saving.error} />
    </form>
  )
}

/** What belongs to another answer is left behind. */
function sent({ reached = 'no_answer', solved, satisfied, words, reopen, nextOn }: Partial<CallAnswers>): CallAnswers {
  if (reached === 'reached') return { reached, solved, satisfied, reopen, ...(words?.trim() ? { words } : {}) }
  return { reached, ...(reached === 'no_answer' && nextOn ? { nextOn } : {}) }
}

function missingOf({ reached, solved, satisfied }: Partial<CallAnswers>): string[] {
  if (!reached) return ['reached']
  if (reached !== 'reached') return []
  return [...(solved ? [] : ['solved']), ...(satisfied ? [] : ['satisfied'])]
}

interface ChoiceProps<V extends string> {
  name: string
  values: readonly V[]
  group: string
  value: V | undefined
  wrong: boolean
  onChange: (value: V) => void
}

function Choice<V extends string>({ name, values, group, value, wrong, onChange }: ChoiceProps<V>) {
  const t = useT('matters-follow-up')
  return (
    <div>
      <span className="jc-label" id={`call-${name}`}>
        {t(`form.${name}`)}
      </span>
      <Radio.Group
        aria-labelledby={`call-${name}`}
        options={values.map(one => ({ value: one, label: t(`${group}.${one}`) }))}
        value={value ?? null}
        onChange={event => onChange(event.target.value)}
      />
      {wrong && (
        <p role="alert" className="jc-wrong">
          {t('form.missing')}
        </p>
      )}
    </div>
  )
}

function Labelled({ id, label, help, children }: { id: string; label: string; help?: string; children: ReactNode }) {
  return (
    <div>
      <label className="jc-label" htmlFor={id}>
        {label}
      </label>
      {children}
      {help && <p className="jc-quiet">{help}</p>}
    </div>
  )
}

interface ReopenProps {
  matter: MatterDetail
  answers: Partial<CallAnswers>
  onChange: (reopen: boolean) => void
}

/** "Not solved" opens it by itself while the rating is awaited; later only within the window of the category. */
function Reopen({ matter, answers, onChange }: ReopenProps) {
  const t = useT('matters-follow-up')
  const now = useNow()
  const until = matter.case.reopenUntil
  const late = matter.final && (until === null || new Date(until) <= now)
  const already = !matter.final && answers.solved === 'not_solved'
  const help = late ? 'reopenLate' : already ? 'reopenAlready' : 'reopenHelp'
  return (
    <div>
      <Checkbox
        checked={already || (answers.reopen ?? false)}
        disabled={late || already}
        aria-describedby="call-reopen-help"
        onChange={event => onChange(event.target.checked)}
      >
        {t('form.reopen')}
      </Checkbox>
      <p id="call-reopen-help" className="jc-quiet">
        {t(`form.${help}`)}
      </p>
    </div>
  )
}

interface NextDayProps {
  line: FollowUpRow
  value: string | undefined
  onChange: (day: string | undefined) => void
}

function NextDay({ line: { follow }, value, onChange }: NextDayProps) {
  const t = useT('matters-follow-up')
  if (follow.tries + 1 >= follow.most) return <p className="jc-quiet">{t('form.lastTry')}</p>
  return (
    <Labelled
      id="call-next"
      label={t('form.nextOn')}
      help={t('form.nextOnHelp', { tries: follow.tries + 1, most: follow.most })}
    >
      <DayInput id="call-next" value={value ?? ''} onChange={day => onChange(day || undefined)} />
    </Labelled>
  )
}
