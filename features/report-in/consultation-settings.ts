import { z } from 'zod'

const aspectName = z.string().trim().min(2).max(40)
const questionWords = z.string().trim().min(2).max(200)

/** The list by which a community is asked about somebody, and the rule it comes from. */
export const consultationSettings = z.object({
  source: z.string().trim().min(2).max(200),
  /** How many aspects and questions the rule speaks of; the page says what of them is not written yet. */
  aspectsWanted: z.number().int().min(1).max(12),
  questionsWanted: z.number().int().min(1).max(100),
  aspects: z
    .array(z.object({ name: aspectName, questions: z.array(questionWords).max(30) }))
    .min(1)
    .max(12),
  /** What may be answered to each question, besides words. */
  scale: z.array(z.string().trim().min(1).max(20)).min(2).max(8),
  /** Days after the last day on which the answers, and the link to the person, go. */
  keepDays: z.number().int().min(1).max(365),
})
export type ConsultationSettings = z.output<typeof consultationSettings>

/**
 * Of the five aspects and seventeen questions of the rule (C49) four aspects are named in public and no question is; the others
 * are for the city to write. Until it has written one, nobody can be asked about.
 */
export const shippedConsultation: ConsultationSettings = {
  source: '明光市“社区征求意见清单”：5个方面17个问题，以及参与居住地社区组织活动的情况（C49）',
  aspectsWanted: 5,
  questionsWanted: 17,
  aspects: ['职业道德', '家庭美德', '个人品德', '社会公德'].map(name => ({ name, questions: [] })),
  scale: ['好', '较好', '一般', '差', '不了解'],
  keepDays: 90,
}

/** What the rule speaks of and the list does not hold yet. */
export function missingOf({ aspects, aspectsWanted, questionsWanted }: ConsultationSettings) {
  const questions = aspects.reduce((sum, one) => sum + one.questions.length, 0)
  return {
    aspects: Math.max(0, aspectsWanted - aspects.length),
    questions: Math.max(0, questionsWanted - questions),
    empty: aspects.filter(one => one.questions.length === 0).map(one => one.name),
  }
}

/** The list and the scale as they are put to a community: aspects without a question are left out. */
export const askedList = consultationSettings.pick({ aspects: true, scale: true, source: true })
export type AskedList = z.output<typeof askedList>

export const questionAnswer = z.object({
  aspect: z.number().int().min(0),
  question: z.number().int().min(0),
  choice: z.string().max(20),
  words: z.string().trim().max(300),
})
export type QuestionAnswer = z.output<typeof questionAnswer>

/** The first question that is not answered once with a word of the scale, as `aspect.question`; null when all are. */
export function unanswered(list: AskedList, answers: readonly QuestionAnswer[]): string | null {
  for (const [aspect, { questions }] of list.aspects.entries())
    for (const question of questions.keys()) {
      const own = answers.filter(one => one.aspect === aspect && one.question === question)
      if (own.length !== 1 || !list.scale.includes(own[0]?.choice ?? '')) return `${aspect}.${question}`
    }
  return null
}
