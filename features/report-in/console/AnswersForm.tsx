import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { SealedAnswers } from '../consultation-contract.ts'
import { type QuestionAnswer, unanswered } from '../consultation-settings.ts'
import { Participation } from './AnswersRead.tsx'
import { type ConsultationDetail, reportIn } from './api.ts'

/** The community answers question by question; saved it is encrypted, and another person signs it. */
export function AnswersForm({ consultation }: { consultation: ConsultationDetail }) {
  const t = useT('report-in-console')
  const { district, id } = consultation
  const found = useQuery({
    queryKey: ['consultation', 'answers', district, id],
    queryFn: () => reportIn.readDraftAnswers({ params: { district, id } }),
    // What is being typed is not to be overwritten.
    refetchOnWindowFocus: false,
  })
  return (
    <Section title={t('consult.answers')}>
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Form consultation={consultation} draft={found.data} />}
    </Section>
  )
}

function Form({ consultation, draft }: { consultation: ConsultationDetail; draft: SealedAnswers }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const client = useQueryClient()
  const { message } = App.useApp()
  const { district, id, list } = consultation
  const [answers, setAnswers] = useState<readonly QuestionAnswer[]>(draft.answers)
  const [remark, setRemark] = useState(draft.remark)
  const missing = unanswered(list, answers)
  const save = useMutation({
    mutationFn: () =>
      reportIn.saveAnswers({ params: { district, id }, body: { requestId: newId(), answers: [...answers], remark } }),
    async onSuccess() {
      message.success(t('consult.saved'))
      await client.invalidateQueries({ queryKey: ['consultation'] })
    },
  })
  const set = (next: QuestionAnswer) =>
    setAnswers([...answers.filter(one => one.aspect !== next.aspect || one.question !== next.question), next])
  return (
    <div className="jr-answers">
      <p className="jr-quiet">{t('consult.answersLead')}</p>
      {list.aspects.map((aspect, at) => (
        <section key={aspect.name} aria-label={aspect.name}>
          <h3>{aspect.name}</h3>
          {aspect.questions.map((question, index) => (
            <Question
              key={question}
              question={question}
              scale={list.scale}
              answer={
                answers.find(one => one.aspect === at && one.question === index) ?? {
                  ...{ aspect: at, question: index, choice: '', words: '' },
                }
              }
              onChange={set}
            />
          ))}
        </section>
      ))}
      <Participation answers={draft} />
      <div className="jr-pair">
        <label htmlFor="consult-remark">{words('fields.remark')}</label>
        <Input.TextArea
          id="consult-remark"
          rows={3}
          maxLength={1000}
          value={remark}
          onChange={event => setRemark(event.target.value)}
        />
      </div>
      {save.isError && <ErrorState error={save.error} />}
      <div className="jr-buttons">
        <Button disabled={missing !== null} loading={save.isPending} onClick={() => save.mutate()}>
          {t('consult.save')}
        </Button>
        <span className="jr-quiet">{t(missing === null ? 'consult.thenHandIn' : 'consult.allFirst')}</span>
      </div>
    </div>
  )
}

interface QuestionProps {
  question: string
  scale: readonly string[]
  answer: QuestionAnswer
  onChange: (next: QuestionAnswer) => void
}

function Question({ question, scale, answer, onChange }: QuestionProps) {
  const t = useT('report-in-console')
  return (
    <fieldset className="jr-question">
      <legend>{question}</legend>
      <Radio.Group
        aria-label={question}
        // Words of the city's own list, in its language.
        options={scale.map(value => ({ value, label: <span lang="zh-CN">{value}</span> }))}
        value={answer.choice}
        onChange={event => onChange({ ...answer, choice: String(event.target.value) })}
      />
      <Input
        aria-label={t('consult.wordsOn', { question })}
        placeholder={t('consult.words')}
        maxLength={300}
        value={answer.words}
        onChange={event => onChange({ ...answer, words: event.target.value })}
      />
    </fieldset>
  )
}
