import { randomUUID } from 'node:crypto'
import type { City } from '#city/city.ts'
import { contract } from '#features/matters/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { type Client, signIn } from './client.ts'

/** Those who take a matter through its life, and where. */
export interface Cast {
  resident: Client
  dispatcher: Client
  property: Client
  checker: Client
  compound: { id: string; lng: number; lat: number }
  /** Serves the compound. */
  companyId: string
}

export async function castOf(port: number, city: City): Promise<Cast> {
  const [resident, dispatcher, property, checker] = await Promise.all([
    signIn(port, 'resident'),
    signIn(port, 'dispatcher'),
    signIn(port, 'property'),
    signIn(port, 'checker'),
  ])
  const { compound } = city.home
  const [lng, lat] = compound.point
  return {
    resident,
    dispatcher,
    property,
    checker,
    compound: { id: compound.id, lng, lat },
    companyId: companyOf(city),
  }
}

function companyOf({ cast, posts }: City): string {
  const manager = cast.get('property')?.id
  const post = posts.find(one => one.personId === manager && one.organisationId !== null)
  if (!post?.organisationId) throw new Error('The demo city has no property manager')
  return post.organisationId
}

const WORDS = ['楼下广场舞声音太大，孩子没法睡觉', '隔壁夜里装修，电钻响到十一点', '小区旁边的工地半夜施工，噪声扰民']
/** Handled without a photo, which would measure the drawing of thumbnails. */
const CATEGORY = 'security.noise'

/** The body of a report nobody sent before. */
export function aReport({ compound }: Pick<Cast, 'compound'>) {
  return {
    requestId: randomUUID(),
    kind: 'resident_request' as const,
    words: WORDS[Math.floor(Math.random() * WORDS.length)] ?? '',
    categoryId: CATEGORY,
    point: { lng: compound.lng, lat: compound.lat, crs: 'wgs84' as const },
    compoundId: compound.id,
    place: '东门外',
  }
}

/** Milliseconds each request took, by its name, life by life. */
export type Timings = Record<string, number[]>

/** One matter from the report until it is closed and found again by its number: nine requests of four people. */
export async function liveThrough(cast: Cast, timings: Timings): Promise<void> {
  const timed = async <Reply>(name: string, ask: () => Promise<Reply>): Promise<Reply> => {
    const began = performance.now()
    const reply = await ask()
    ;(timings[name] ??= []).push(performance.now() - began)
    return reply
  }
  const { district, caseId, number } = await timed('report', () =>
    cast.resident.call(contract.routes.reportMatter, { body: aReport(cast) }),
  )
  const act = (client: Client, name: string, step: { note?: string; form?: Record<string, unknown> } = {}) =>
    timed(name, () =>
      client.call(workflow.routes.actOnCase, {
        params: { district, id: caseId, name },
        body: { requestId: randomUUID(), ...step },
      }),
    )
  await act(cast.dispatcher, 'accept', { form: { category: CATEGORY } })
  await act(cast.dispatcher, 'dispatch', { form: { leadOrganisationId: cast.companyId } })
  await act(cast.property, 'sign')
  await act(cast.property, 'submit', { note: '已办好', form: { outcome: 'done' } })
  await act(cast.checker, 'pass')
  const rated = await act(cast.resident, 'rate', { form: { solved: 'solved', satisfied: 'satisfied' } })
  if (rated.case.state !== 'closed') throw new Error(`${number} is ${rated.case.state}, not closed`)
  const found = await timed('find', () => cast.dispatcher.call(contract.routes.listMatters, { query: { q: number } }))
  const [line] = found.items
  if (found.items.length !== 1 || !line) throw new Error(`${number} was found ${found.items.length} times`)
  await timed('open', () =>
    cast.dispatcher.call(contract.routes.getMatter, { params: { district: line.district, id: line.id } }),
  )
}
