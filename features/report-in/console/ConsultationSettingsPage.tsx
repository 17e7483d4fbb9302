import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, InputNumber } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { type ConsultationSettings, missingOf } from '../consultation-settings.ts'
import { reportIn } from './api.ts'
import './report-in.css'

/** The list of questions the city puts to communities; what the rule speaks of and is not written yet stands on top. */
export function ConsultationSettingsPage() {
  const t = useT('report-in-console')
  const found = useQuery({
    queryKey: ['report-in', 'consultation-settings'],
    queryFn: () => reportIn.getConsultationSettings({}),
    refetchOnWindowFocus: false,
  })
  return (
    <>
      <PageHeader title={t('consultSettings.title')} lead={t('consultSettings.lead')} />
      <Section>
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && <Form initial={found.data} />}
      </Section>
    </>
  )
}

const linesOf = (text: string) => text.split('\n').flatMap(line => (line.trim() === '' ? [] : [line.trim()]))

interface Typed {
  aspects: { name: string; questions: string }[]
  scale: string
  source: string
  aspectsWanted: number
  questionsWanted: number
  keepDays: number
}

const typedOf = (from: ConsultationSettings): Typed => ({
  ...from,
  aspects: from.aspects.map(one => ({ name: one.name, questions: one.questions.join('\n') })),
  scale: from.scale.join('\n'),
})

function settingsOf(typed: Typed): ConsultationSettings {
  const { source, aspectsWanted, questionsWanted, keepDays } = typed
  return {
    ...{ source, aspectsWanted, questionsWanted, keepDays },
    aspects: typed.aspects.map(one => ({ name: one.name.trim(), questions: linesOf(one.questions) })),
    scale: linesOf(typed.scale),
  }
}

function Form({ initial }: { initial: ConsultationSettings }) {
  const t = useT('report-in-console')
  const client = useQueryClient()
  const { message } = App.useApp()
  const [typed, setTyped] = useState(() => typedOf(initial))
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const { aspects } = settingsOf(typed)
  const isShort = aspects.some(one => [one.name, ...one.questions].some(words => words.length < 2))
  const save = useMutation({
    mutationFn: () => reportIn.editConsultationSettings({ body: { ...settingsOf(typed), requestId: newId() } }),
    async onSuccess() {
      message.success(t('consultSettings.saved'))
      await client.invalidateQueries({ queryKey: ['report-in', 'consultation-settings'] })
    },
  })
  const number = (name: 'aspectsWanted' | 'questionsWanted' | 'keepDays', max: number) => (
    <Field label={t(`consultSettings.${name}`)}>
      {id => (
        <InputNumber id={id} min={1} max={max} value={typed[name]} onChange={next => set({ [name]: next ?? 1 })} />
      )}
    </Field>
  )
  return (
    <div className="jr-answers">
      <Missing settings={settingsOf(typed)} />
      <Field label={t('consultSettings.source')}>
        {id => (
          <Input id={id} maxLength={200} value={typed.source} onChange={event => set({ source: event.target.value })} />
        )}
      </Field>
      <div className="jr-facts">
        {number('aspectsWanted', 12)}
        {number('questionsWanted', 100)}
        {number('keepDays', 365)}
      </div>
      <Aspects aspects={typed.aspects} onChange={aspects => set({ aspects })} />
      <Field label={t('consultSettings.scale')}>
        {id => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3 }}
            value={typed.scale}
            onChange={event => set({ scale: event.target.value })}
          />
        )}
      </Field>
      {save.isError && <ErrorState error={save.error} />}
      <span>
        <Button type="primary" disabled={isShort} loading={save.isPending} onClick={() => save.mutate()}>
          {t('settings.save')}
        </Button>{' '}
        {isShort && <span className="jr-quiet">{t('consultSettings.tooShort')}</span>}
      </span>
    </div>
  )
}

function Missing({ settings }: { settings: ConsultationSettings }) {
  const t = useT('report-in-console')
  const { aspects, questions, empty } = missingOf(settings)
  const said = [
    ...(aspects > 0 ? [t('consultSettings.aspectsMissing', { count: aspects })] : []),
    ...(questions > 0 ? [t('consultSettings.questionsMissing', { count: questions })] : []),
    ...(empty.length > 0 ? [t('consultSettings.empty', { names: empty.join('、') })] : []),
  ]
  if (said.length === 0)
    return (
      <p role="status">
        <StateMark state="done" word={t('consultSettings.complete')} />
      </p>
    )
  return <Alert type="warning" showIcon role="status" title={said.join(' ')} />
}

interface AspectsProps {
  aspects: Typed['aspects']
  onChange: (next: Typed['aspects']) => void
}

function Aspects({ aspects, onChange }: AspectsProps) {
  const t = useT('report-in-console')
  const change = (index: number, part: Partial<Typed['aspects'][number]>) =>
    onChange(aspects.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <>
      {aspects.map((aspect, index) => (
        <fieldset key={`${index}`} className="jr-question">
          <legend>{t('consultSettings.aspect', { n: index + 1 })}</legend>
          <Field label={t('consultSettings.name')}>
            {id => (
              <Input
                id={id}
                maxLength={40}
                value={aspect.name}
                onChange={event => change(index, { name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('consultSettings.questions')}>
            {id => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 3 }}
                value={aspect.questions}
                onChange={event => change(index, { questions: event.target.value })}
              />
            )}
          </Field>
          {aspects.length > 1 && (
            <span>
              <Button onClick={() => onChange(aspects.filter((_one, at) => at !== index))}>
                {t('consultSettings.remove')}
              </Button>
            </span>
          )}
        </fieldset>
      ))}
      {aspects.length < 12 && (
        <span>
          <Button onClick={() => onChange([...aspects, { name: '', questions: '' }])}>
            {t('consultSettings.add')}
          </Button>
        </span>
      )}
    </>
  )
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="jr-pair">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
