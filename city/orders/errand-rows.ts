import { errand, moneyOf, type ReceiptItem, titleOf, yuan } from '#features/orders/index.ts'
import type { FullRow } from '../fill/insert-rows.ts'
import type { Random } from '../random.ts'
import type { Stage } from './place-of.ts'
import { type PlayedCase, playCase, type Step } from './play-case.ts'
import type { ErrandStory } from './stories.ts'

const HOUR = 3_600_000

interface ErrandRows {
  played: PlayedCase
  errand: FullRow<'orders.errand'>
  receipts: FullRow<'orders.errand_receipt'>[]
}

const items: ReceiptItem[] = [
  { kind: 'paper', what: '缴费通知单', pieces: 1 },
  { kind: 'money', what: '米和油', fen: 20_000 },
]
const papers: ReceiptItem[] = [{ kind: 'paper', what: '居住证明材料', pieces: 2 }]

/** One errand, with a receipt where something was handed over. */
export function errandRows(stage: Stage, story: ErrandStory, random: Random): ErrandRows {
  const { home } = stage.city
  const at = stage.ago(story.hoursAgo)
  const [errandId, caseId] = [random.id(at), random.id(at)]
  const [resident, worker] = [stage.person('resident'), stage.person('grid_worker')]
  const played = playCase(
    stage.world,
    {
      procedure: errand,
      subject: {
        district: home.district,
        id: caseId,
        subjectKind: 'errand',
        subjectId: errandId,
        number: stage.number('E', at),
        title: titleOf(story.words),
        place: story.place,
        areaCode: home.grid,
        category: null,
        urgency: 'normal',
        requesterId: resident,
      },
      opener: resident,
      openedAt: at,
      steps: stepsOf(story, { at, resident, worker }),
    },
    random.fork('own'),
  )
  return {
    played,
    receipts: receiptsOf(story, { errandId, district: home.district, at, worker, id: random.id(at) }),
    errand: {
      district: home.district,
      id: errandId,
      case_id: caseId,
      kind_id: story.kind,
      words: story.words,
      asked_for: story.askedFor,
      consent: story.askedFor !== 'self',
      alg: null,
      key_id: null,
      phone_cipher: null,
      detached_at: played.record.case.final ? played.record.case.closed_at : null,
      created_at: at,
    },
  }
}

function stepsOf(story: ErrandStory, of: { at: Date; resident: string; worker: string }): Step[] {
  const after = (hours: number) => new Date(of.at.getTime() + hours * HOUR)
  const { resident, worker } = of
  const say = (at: Date, by: string, note: string): Step => ({
    at,
    by,
    action: 'comment',
    note,
    form: { visibility: 'public' },
  })
  if (story.course === 'asked') return []
  const taken: Step[] = [{ at: after(1), by: worker, action: 'take' }]
  if (story.course === 'doing') return taken
  if (story.course === 'holding')
    return [...taken, say(after(3), worker, `收条 1：收到 居住证明材料 2 份；钱共 ${yuan(0)}。`)]
  return [
    ...taken,
    say(
      after(3),
      worker,
      `收条 1：收到 缴费通知单 1 份、米和油 ${yuan(moneyOf(items))}；钱共 ${yuan(moneyOf(items))}。`,
    ),
    say(after(3.2), resident, '收条 1：交件人已在手机上确认。'),
    say(after(20), worker, `收条 1：已花 ${yuan(18_560)}，退回 ${yuan(1440)}，证件材料退还本人。小票已给。`),
    say(after(21), resident, '收条 1：本人已确认收回、账目相符。'),
    { at: after(22), by: worker, action: 'finish', form: { outcome: 'done' }, note: '东西已送到家。' },
    { at: after(30), by: resident, action: 'confirm', form: { settled: 'yes' } },
  ]
}

function receiptsOf(
  story: ErrandStory,
  of: { errandId: string; district: string; at: Date; worker: string; id: string },
): FullRow<'orders.errand_receipt'>[] {
  if (story.course !== 'holding' && story.course !== 'closed') return []
  const closed = story.course === 'closed'
  const after = (hours: number) => new Date(of.at.getTime() + hours * HOUR)
  const taken = closed ? items : papers
  return [
    {
      district: of.district,
      id: of.id,
      errand_id: of.errandId,
      position: 1,
      items: taken,
      money_fen: moneyOf(taken),
      taken_at: after(3),
      taken_by: of.worker,
      confirmed_at: closed ? after(3.2) : null,
      confirmed_how: closed ? 'account' : null,
      settled_at: closed ? after(20) : null,
      spent_fen: closed ? 18_560 : null,
      returned_fen: closed ? 1440 : null,
      settlement: closed ? '小票已给。' : null,
      settled_by: closed ? of.worker : null,
      settlement_confirmed_at: closed ? after(21) : null,
      settlement_confirmed_how: closed ? 'account' : null,
    },
  ]
}
