import type { Scheme } from '#kernel/appraisal/index.ts'

export const MEMBER_YEAR = 'member_year'
/** What the scheme calls when a grade is final: it goes back to the unit. */
export const FEEDBACK_HOOK = 'report_in.feedback'

const both = (zh: string, en: string) => ({ zh, en })

const grades = [
  { key: 'good', name: both('好', 'Good'), points: 100 },
  { key: 'fair', name: both('较好', 'Fairly good'), points: 80 },
  { key: 'plain', name: both('一般', 'Ordinary'), points: 60 },
  { key: 'poor', name: both('差', 'Poor'), points: 0 },
]
const name = (key: string) => grades.find(one => one.key === key)?.name ?? both(key, key)

/**
 * Once a year the community's organisation grades what somebody who reported in did for it: 好, 较好, 一般, 差, each with a reason
 * (catalogue C48). The grade alone is kept, never a number; the person is told, may answer and object; the unit is told
 * when it is final. Where several people grade, the grade is that of their mean.
 */
export const memberYear: Omit<Scheme, 'district'> = {
  key: MEMBER_YEAR,
  version: 1,
  subjectKind: 'person',
  rules: {
    title: both('报到人员年度评价', 'Yearly appraisal of who reported in'),
    basis:
      '滁州市在职党员“双报到双服务”4项举措：社区党组织每年按“好、较好、一般、差”4个等次评价报到人员履行社会责任的情况，并反馈所在单位',
    indicators: [
      {
        source: 'scored',
        key: 'service',
        name: both('为社区服务的情况', 'Service to the community'),
        definition: both(
          '只看这一年为社区做了什么，依据报到以来的接单、活动和岗位，不看打卡和次数多少。',
          'Only what was done for the community this year: orders, activities and posts; nobody clocks in, and no number decides.',
        ),
        weight: 10_000,
        scale: { kind: 'grades', grades },
      },
    ],
    groups: [
      {
        key: 'community',
        name: both('社区组织', 'Organisation of the community'),
        share: 10_000,
        quorum: { amount: 1, unit: 'ballots' },
        secret: false,
        asksWhy: true,
      },
    ],
    quorumMissed: 'no_publication',
    whenMissing: 'spread',
    fullMarks: 10_000,
    range: { min: 0, max: 10_000 },
    bands: [
      { key: 'good', name: name('good'), from: 9000, to: 10_000 },
      { key: 'fair', name: name('fair'), from: 7000, to: 9000 },
      { key: 'plain', name: name('plain'), from: 4500, to: 7000 },
      { key: 'poor', name: name('poor'), from: 0, to: 4500 },
    ],
    adjustments: [],
    bonusCap: null,
    deductionCap: null,
    audience: 'subject',
    objection: { days: 7, decidedAt: 'street' },
    consequences: [
      {
        key: 'feedback',
        name: both('反馈单位', 'Fed back to the unit'),
        bands: grades.map(one => one.key),
        procedure: null,
        hook: FEEDBACK_HOOK,
      },
    ],
    keepMonths: 24,
  },
}
