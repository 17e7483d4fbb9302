import type { Rules } from '../scheme.ts'

const both = (zh: string, en: string) => ({ zh, en })

/** Where the designer begins: sound as it stands, with the four grades of the field (catalogue C48) and the branch's half (C61). */
export function blankRules(): Rules {
  return {
    title: both('新方案', 'New scheme'),
    basis: '',
    indicators: [
      {
        source: 'scored',
        key: 'service',
        name: both('服务质量', 'Service'),
        definition: both('对服务的总体评价。', 'The service as a whole.'),
        weight: 10_000,
        scale: {
          kind: 'grades',
          grades: [
            { key: 'good', name: both('好', 'Good'), points: 100 },
            { key: 'fair', name: both('较好', 'Fairly good'), points: 80 },
            { key: 'plain', name: both('一般', 'Ordinary'), points: 60 },
            { key: 'poor', name: both('差', 'Poor'), points: 30 },
          ],
        },
      },
    ],
    groups: [
      {
        key: 'branch',
        name: both('小区党支部', 'Branch'),
        share: 5000,
        quorum: { amount: 1, unit: 'ballots' },
        secret: false,
      },
      {
        key: 'owners',
        name: both('业主代表', 'Owners'),
        share: 5000,
        quorum: { amount: 50, unit: 'percent' },
        secret: true,
      },
    ],
    quorumMissed: 'no_publication',
    whenMissing: 'spread',
    fullMarks: 10_000,
    range: { min: 0, max: 10_000 },
    bands: [
      { key: 'good', name: both('好', 'Good'), from: 9000, to: 10_000 },
      { key: 'fair', name: both('较好', 'Fairly good'), from: 8000, to: 9000 },
      { key: 'plain', name: both('一般', 'Ordinary'), from: 6000, to: 8000 },
      { key: 'poor', name: both('差', 'Poor'), from: 0, to: 6000 },
    ],
    adjustments: [],
    bonusCap: null,
    deductionCap: null,
    audience: 'subject',
    objection: { days: 7, decidedAt: 'district' },
    consequences: [],
    keepMonths: 36,
  }
}
