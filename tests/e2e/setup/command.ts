import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { contract as matters } from '#features/matters/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { urlOf } from '#platform/client/call.ts'
import type { Seat } from './browser.ts'
import { site } from './site.ts'

/** A matter as a test holds it: brought where it is needed by its own people, without their screens. */
export interface InHand {
  district: string
  id: string
  caseId: string
  number: string
  title: string
}

const { routes } = matters

/** Written down by staff for a caller, or raised by a resident: whoever sits there. */
export async function raise(seat: Seat, words: string, more: object = {}): Promise<InHand> {
  const { compound } = site()
  const { request } = seat.context
  const found = await request.get(
    urlOf(territoryContract.routes.locate, { query: { lng: compound.lng, lat: compound.lat } }),
  )
  const here = territoryContract.routes.locate.reply.parse(await found.json())
  const reply = await request.post(urlOf(routes.reportMatter, {}), {
    data: {
      compoundId: here.compound?.id,
      requestId: randomUUID(),
      kind: 'resident_request',
      words,
      categoryId: 'hazard.lift',
      point: { lng: compound.lng, lat: compound.lat, crs: 'wgs84' },
      place: '2号楼1单元',
      ...more,
    },
  })
  expect(reply.status(), await reply.text()).toBe(200)
  return routes.reportMatter.reply.parse(await reply.json())
}

interface Step {
  note?: string
  form?: Record<string, unknown>
  fileIds?: string[]
}

/** One step of a case as its own person takes it; for what a test is not about. */
export async function take(seat: Seat, { district, caseId }: InHand, name: string, step: Step = {}): Promise<void> {
  const url = urlOf(workflow.routes.actOnCase, { params: { district, id: caseId, name } })
  const reply = await seat.context.request.post(url, { data: { requestId: randomUUID(), ...step } })
  expect(reply.status(), `${name}: ${await reply.text()}`).toBe(200)
}

/** Accepted, and dispatched to the unit the duty list names. */
export async function dispatched(desk: Seat, matter: InHand): Promise<void> {
  await take(desk, matter, 'accept', { form: { category: 'livelihood.charging' } })
  const { district, id } = matter
  const reply = await desk.context.request.get(urlOf(routes.previewDispatch, { params: { district, id } }))
  const { walk } = routes.previewDispatch.reply.parse(await reply.json())
  await take(desk, matter, 'dispatch', { form: { leadOrganisationId: walk.lead?.id } })
}

/** Up to where somebody else looks at the result. */
export async function handled(desk: Seat, unit: Seat, matter: InHand): Promise<void> {
  await dispatched(desk, matter)
  await take(unit, matter, 'sign')
  await take(unit, matter, 'submit', { note: '门禁已修好，试了三次都能开', form: { outcome: 'done' } })
}
