import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../../contract.ts'
import type { TaskLine } from '../../task-contract.ts'
import { act, employ, type Home, ok, settle, startAtHome } from '../fixtures.ts'

const { postTask, listTasks, getTask, listOpenTasks, claimTask, listMyClaims, getClaim } = contract.routes

let home: Home
beforeAll(async () => {
  home = await startAtHome()
})
afterAll(() => home.app.close())

const DAY = 86_400_000
const inDays = (days: number) => new Date(home.app.clock.now().getTime() + days * DAY).toISOString()

async function post(more: { wanted?: number; areaCode?: string } = {}): Promise<TaskLine> {
  const body = {
    requestId: randomUUID(),
    kindId: 'task_tidy',
    areaCode: home.grid,
    words: '周六上午清理三号楼后的杂物。',
    place: '三号楼后',
    startsAt: inDays(1),
    endsAt: inDays(2),
    wanted: 2,
    ...more,
  }
  return ok<TaskLine>(await home.app.as('dispatcher').call(postTask, { body }))
}

function claim(client: TestClient, task: TaskLine, organisationId?: string) {
  return client.call(claimTask, {
    params: { district: task.district, id: task.id },
    body: { requestId: randomUUID(), ...(organisationId ? { organisationId } : {}) },
  })
}

interface Claimed {
  district: string
  id: string
  caseId: string
  who: string
  task: TaskLine
}

describe('a grid task', () => {
  it('is claimed, done, handed in and confirmed by somebody else', async () => {
    const { app } = home
    const task = await post()
    const [resident, desk] = [app.as('resident'), app.as('dispatcher')]
    const open = await resident.call(listOpenTasks, { query: { area: home.community } })
    expect(ok<{ items: TaskLine[] }>(open).items.map(item => item.id)).toContain(task.id)
    const mine = ok<Claimed>(await claim(resident, task))
    expect(mine.task.taken).toBe(1)
    expect(await claim(resident, task)).toMatchObject({ status: 409, body: { code: 'orders.task_claimed_already' } })
    expect((await act(resident, mine, 'hand_in')).status).toBe(422)
    expect(await act(desk, task, 'close_task', { note: '做完了' })).toMatchObject({
      status: 409,
      body: { code: 'orders.claims_open' },
    })
    ok(await act(resident, mine, 'hand_in', { note: '清了两车' }))
    expect((await act(resident, mine, 'confirm')).status).toBe(403)
    ok(await act(desk, mine, 'ask_more', { note: '楼道口还有一些' }))
    ok(await act(resident, mine, 'hand_in', { note: '都清了' }))
    ok(await act(desk, mine, 'confirm'))
    ok(await act(desk, task, 'close_task', { note: '做完了' }))
    const key = { district: task.district, id: task.id }
    expect(await desk.call(getTask, { params: key })).toMatchObject({
      status: 200,
      body: { final: true, done: 1, claims: [{ state: 'confirmed' }] },
    })
    expect(await claim(app.as('grid_worker'), task)).toMatchObject({ status: 409, body: { code: 'orders.task_over' } })
  })

  it('has as many places as people wanted; whoever gives up leaves theirs', async () => {
    const { app } = home
    const task = await post({ wanted: 1 })
    const [one, two] = [await settle(app, 'volunteer_one'), await settle(app, 'volunteer_two')]
    const replies = await Promise.all([claim(one, task), claim(two, task)])
    expect(replies.map(reply => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const [winner, loser] = replies[0]?.status === 200 ? [one, two] : [two, one]
    const won = ok<Claimed>(replies.find(reply => reply.status === 200) ?? replies[0])
    expect(ok<{ items: TaskLine[] }>(await loser.call(listOpenTasks, { query: { area: home.grid } })).items).toEqual([])
    ok(await act(winner, won, 'give_up'))
    ok(await claim(loser, task))
    expect(ok<{ items: Claimed[] }>(await winner.call(listMyClaims, { query: {} })).items).toHaveLength(1)
  })

  it('may be claimed for a unit by whoever works there, and by nobody else', async () => {
    const { app } = home
    const task = await post()
    expect(await claim(app.as('resident'), task, home.company)).toMatchObject({
      status: 422,
      body: { code: 'orders.not_your_unit' },
    })
    const claimed = ok<Claimed>(await claim(app.as('property'), task, home.company))
    const inbox = await app.as('property').call(workflow.routes.listCases, { query: { inbox: 'handle' } })
    expect(ok<{ items: { id: string }[] }>(inbox).items.map(item => item.id)).toContain(claimed.caseId)
    ok(await act(app.as('property'), claimed, 'hand_in', { note: '工程部已清理' }))
    ok(await act(app.as('dispatcher'), claimed, 'confirm'))
  })

  it('stands in the workbench of a grid worker who claimed it', async () => {
    const { app } = home
    const claimed = ok<Claimed>(await claim(app.as('grid_worker'), await post()))
    const inbox = await app.as('grid_worker').call(workflow.routes.listCases, { query: { inbox: 'handle' } })
    expect(ok<{ items: { id: string }[] }>(inbox).items.map(item => item.id)).toContain(claimed.caseId)
  })

  it('lists what lies within reach; a claim is its own claimer’s and the poster’s', async () => {
    const { app } = home
    const task = await post()
    const claimed = ok<Claimed>(await claim(app.as('resident'), task))
    const key = { params: { district: claimed.district, id: claimed.id } }
    expect((await (await settle(app, 'stranger')).call(getClaim, key)).status).toBe(404)
    expect((await app.as('resident').call(getClaim, key)).status).toBe(200)
    expect(await app.as('dispatcher').call(getClaim, key)).toMatchObject({ status: 200, body: { who: '王**' } })
    const next = await employ(app, {
      username: 'next_chief',
      role: 'grid_chief',
      areaCode: `${home.community.slice(0, 9)}${home.community.endsWith('001') ? '002' : '001'}001`,
    })
    expect((await next.call(getTask, { params: { district: task.district, id: task.id } })).status).toBe(404)
    const list = await next.call(listTasks, { query: {} })
    expect(ok<{ items: TaskLine[] }>(list).items).toEqual([])
  })
})
