import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import type { TestClient } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../../contract.ts'
import type { ErrandDetail, ErrandLine } from '../../errand-contract.ts'
import { act, type Home, ok, settle, startAtHome } from '../fixtures.ts'

const { askErrand, getErrand, listErrands, takeOver, confirmReceipt, settleReceipt, revealErrandPhone } =
  contract.routes

let home: Home
beforeAll(async () => {
  home = await startAtHome()
})
afterAll(() => home.app.close())

type Ask = { askedFor?: 'self' | 'neighbour' | 'on_behalf'; consent?: boolean; phone?: string; areaCode?: string }

function ask(client: TestClient, more: Ask = {}) {
  const body = {
    requestId: randomUUID(),
    kindId: 'errand_bills',
    areaCode: home.grid,
    words: '代缴这个月的水费。',
    place: '3 号楼 2 单元',
    askedFor: 'self' as const,
    ...more,
  }
  return client.call(askErrand, { body })
}

const items = [
  { kind: 'paper' as const, what: '水费通知单', pieces: 1 },
  { kind: 'money' as const, what: '水费', fen: 10_000 },
]
const requestId = () => randomUUID()
const key = ({ district, id }: ErrandLine) => ({ district, id })

describe('an errand', () => {
  it('cannot end before what was handed over is back or accounted for, signed by both sides', async () => {
    const { app } = home
    const [resident, worker] = [app.as('resident'), app.as('grid_worker')]
    const errand = ok<ErrandLine>(await ask(resident, { phone: '13812345678' }))
    expect(await worker.call(takeOver, { params: key(errand), body: { requestId: requestId(), items } })).toMatchObject(
      {
        status: 409,
        body: { code: 'orders.not_doing' },
      },
    )
    ok(await act(worker, errand, 'take'))
    const taken = ok<ErrandDetail>(
      await worker.call(takeOver, { params: key(errand), body: { requestId: requestId(), items } }),
    )
    const receiptId = taken.receiptViews[0]?.id ?? ''
    const on = { params: { ...key(errand), receiptId } }
    const account = { requestId: requestId(), spentFen: 8650, returnedFen: 1350, settlement: '已缴，回执已给' }
    expect((await worker.call(settleReceipt, { ...on, body: account })).body).toMatchObject({
      code: 'orders.receipt_not_confirmed',
    })
    expect((await worker.call(confirmReceipt, { ...on, body: { requestId: requestId() } })).status).toBe(403)
    ok(await resident.call(confirmReceipt, { ...on, body: { requestId: requestId() } }))
    const done = { form: { outcome: 'done' }, note: '水费已缴' }
    expect(await act(worker, errand, 'finish', done)).toMatchObject({ body: { code: 'orders.receipts_open' } })
    const wrong = { ...account, requestId: requestId(), returnedFen: 1000 }
    expect(await worker.call(settleReceipt, { ...on, body: wrong })).toMatchObject({
      status: 422,
      body: { code: 'orders.money_not_accounted', errors: [{ field: 'returnedFen' }] },
    })
    ok(await worker.call(settleReceipt, { ...on, body: { ...account, requestId: requestId() } }))
    expect(await act(worker, errand, 'finish', done)).toMatchObject({ body: { code: 'orders.receipts_open' } })
    ok(await resident.call(confirmReceipt, { ...on, body: { requestId: requestId() } }))
    ok(await act(worker, errand, 'finish', done))
    ok(await act(resident, errand, 'confirm', { form: { settled: 'yes' } }))
    const closed = ok<ErrandDetail>(await worker.call(getErrand, { params: key(errand) }))
    expect(closed).toMatchObject({ final: true, phone: null, receipts: { open: 0, all: 1 } })
    expect(closed.case.thread.filter(step => step.note?.startsWith('收条 1'))).toHaveLength(4)
  })

  it('asks for consent, and only staff write one down for who came to them', async () => {
    const resident = home.app.as('resident')
    expect(await ask(resident, { askedFor: 'neighbour' })).toMatchObject({ status: 422 })
    expect((await ask(resident, { askedFor: 'neighbour', consent: true })).status).toBe(200)
    expect(await ask(resident, { askedFor: 'on_behalf', consent: true })).toMatchObject({
      status: 422,
      body: { code: 'orders.on_behalf_by_staff' },
    })
    const far = `${home.grid.slice(0, 9)}${home.community.endsWith('001') ? '002' : '001'}001`
    const outside = await ask(home.app.as('grid_worker'), { askedFor: 'on_behalf', consent: true, areaCode: far })
    expect(outside.status).toBe(404)
  })

  it('is signed on paper by who has no account, and checked by the community', async () => {
    const { app } = home
    const worker = app.as('grid_worker')
    const errand = ok<ErrandLine>(await ask(worker, { askedFor: 'on_behalf', consent: true }))
    ok(await act(worker, errand, 'take'))
    const paper = [{ kind: 'paper' as const, what: '户口簿', pieces: 1 }]
    const taken = ok<ErrandDetail>(
      await worker.call(takeOver, { params: key(errand), body: { requestId: requestId(), items: paper } }),
    )
    const on = { params: { ...key(errand), receiptId: taken.receiptViews[0]?.id ?? '' } }
    expect((await worker.call(confirmReceipt, { ...on, body: { requestId: requestId() } })).body).toMatchObject({
      code: 'orders.signed_paper_needed',
    })
    const signed = async () => ({ requestId: requestId(), fileIds: [await photo(worker)] })
    ok(await worker.call(confirmReceipt, { ...on, body: await signed() }))
    const settlement = { requestId: requestId(), spentFen: 0, returnedFen: 0, settlement: '户口簿已还' }
    ok(await worker.call(settleReceipt, { ...on, body: settlement }))
    ok(await worker.call(confirmReceipt, { ...on, body: await signed() }))
    ok(await act(worker, errand, 'finish', { form: { outcome: 'done' }, note: '认证完成' }))
    expect((await act(worker, errand, 'verify', { note: '核实' })).status).toBe(403)
    ok(await act(app.as('checker'), errand, 'verify', { note: '电话核实，材料已收回' }))
  })

  it('is read by who asked and by who does errands there; its number with a reason and on record', async () => {
    const { app } = home
    const errand = ok<ErrandLine>(await ask(app.as('resident'), { phone: '13812345678' }))
    const stranger = await settle(app, 'errand_stranger')
    expect((await stranger.call(getErrand, { params: key(errand) })).status).toBe(404)
    expect((await app.as('operator').call(getErrand, { params: key(errand) })).status).toBe(403)
    const direct = { params: { district: errand.district, id: errand.caseId } }
    expect((await app.as('operator').call(workflow.routes.getCase, direct)).status).toBe(404)
    const seen = ok<ErrandDetail>(await app.as('grid_worker').call(getErrand, { params: key(errand) }))
    expect(seen.phone).toBe('138****5678')
    const body = { requestId: requestId(), reason: '约上门时间' }
    const reply = await app.as('grid_worker').call(revealErrandPhone, { params: key(errand), body })
    expect(reply).toMatchObject({ status: 200, body: { phone: '13812345678' } })
    const entry = await app.db
      .selectFrom('audit.entry')
      .select('reason')
      .where('event', '=', 'errand.phone_revealed')
      .executeTakeFirst()
    expect(entry?.reason).toBe('约上门时间')
    const mine = await app.as('resident').call(listErrands, { query: {} })
    expect(ok<{ items: ErrandLine[] }>(mine).items.map(item => item.id)).toContain(errand.id)
    expect(ok<{ items: ErrandLine[] }>(await stranger.call(listErrands, { query: {} })).items).toEqual([])
  })
})

async function photo(client: TestClient): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#778' } })
    .jpeg()
    .toBuffer()
  const reply = await client.upload(`/api/files?district=${home.district}`, [{ name: 'receipt.jpg', bytes }])
  return ok<{ files: { id: string }[] }>(reply).files[0]?.id ?? ''
}
