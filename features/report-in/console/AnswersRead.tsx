import { useT } from '#ui/i18n.ts'
import type { SealedAnswers } from '../consultation-contract.ts'
import type { AskedList } from '../consultation-settings.ts'

/** Answers question by question, what the person did, and what they say themselves. */
export function AnswersRead({
  list,
  answers,
  ownWords,
}: {
  list: AskedList
  answers: SealedAnswers
  ownWords?: string
}) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const answerOf = (aspect: number, question: number) =>
    answers.answers.find(one => one.aspect === aspect && one.question === question)
  return (
    <div className="jr-answers">
      {list.aspects.map((aspect, at) => (
        <section key={aspect.name} aria-label={aspect.name}>
          <h3>{aspect.name}</h3>
          <dl>
            {aspect.questions.map((question, index) => (
              <div key={question}>
                <dt>{question}</dt>
                <dd>
                  <strong lang="zh-CN">{answerOf(at, index)?.choice ?? '–'}</strong> {answerOf(at, index)?.words}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Participation answers={answers} />
      {answers.remark && (
        <section aria-label={words('fields.remark')}>
          <h3>{words('fields.remark')}</h3>
          <p>{answers.remark}</p>
        </section>
      )}
      {ownWords !== undefined && (
        <section aria-label={t('consult.ownWords')}>
          <h3>{t('consult.ownWords')}</h3>
          <p>{ownWords || t('consult.saidNothing')}</p>
        </section>
      )}
    </div>
  )
}

export function Participation({ answers }: { answers: Pick<SealedAnswers, 'participation'> }) {
  const t = useT('report-in-console')
  return (
    <section aria-label={t('consult.participation')}>
      <h3>{t('consult.participation')}</h3>
      {answers.participation.length === 0 && <p className="jr-quiet">{t('consult.noParticipation')}</p>}
      <ul className="jr-posts">
        {answers.participation.map(one => (
          <li key={`${one.on}${one.title}`}>
            {one.title} <span className="jr-quiet">{one.on}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
