import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { TestApp, TestClient, TestReply } from '#apps/server/testing.ts'
import { contract as matters } from '#features/matters/index.ts'
import { demoPassword } from '#kernel/access/index.ts'
import { accountRows, hashPassword } from '#kernel/access/server/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { type PlaceName, placeNames } from './expected.ts'
import { insertCoBuilding, insertPartner, insertProgramme, insertShapes } from './world-partners.ts'
import { MARK, NEIGHBOUR } from './marks.ts'
import { insertAppraisal } from './world-appraisal.ts'
import { insertPublication, insertRegistration } from './world-records.ts'

export interface MatterKey {
  district: string
  id: string
  caseId: string
}

/** One of everything that lies somewhere, at one place of the territory. */
export interface Place {
  name: PlaceName
  district: string
  street: string
  /** Where community-level things lie: the community, or for `above` the street. */
  areaCode: string
  /** Where grid-level things lie: the grid, or for `above` the street. */
  gridCode: string
  lng: number
  lat: number
  organisationId: string
  personId: string
  postId: string
  pairingId: string
  accountId: string
  compoundId: string
  buildingId: string
  unitId: string
  dwellingId: string
  dutyId: string
  limitId: string
  publicationId: string
  partnerId: string
  programmeId: string
  demonstrationId: string
  transitionId: string
  seatId: string
  meetingId: string
  itemId: string
  roundId: string
  paperId: string
  adjustmentId: string
  registrationId: string
  matter: MatterKey | null
  fileId: string | null
}

/** Builds the places around the grid worker's grid, and for `nowhere` a place of which nothing exists. */
export async function buildWorld(app: TestApp): Promise<Record<PlaceName, Place> & { nowhere: Place }> {
  const passwordHash = await hashPassword(demoPassword)
  await insertAccount(app, { name: NEIGHBOUR, kind: 'resident', passwordHash })
  const home = await seatOf(app, 'grid_worker')
  const grids: Record<PlaceName, string> = {
    own: home,
    assigned: home,
    above: home,
    sibling: await gridLike(app, { under: home.slice(0, 9), not: home.slice(0, 12) }),
    street: await gridLike(app, { under: home.slice(0, 6), not: home.slice(0, 9) }),
    far: await gridLike(app, { under: home.slice(0, 4), not: home.slice(0, 6) }),
  }
  const places: [PlaceName, Place][] = []
  for (const name of placeNames) places.push([name, await buildPlace(app, { name, grid: grids[name], passwordHash })])
  const world = Object.fromEntries(places) as Record<PlaceName, Place>
  return { ...world, nowhere: absent(world.far) }
}

/** The same district and areas, but ids that nobody has. */
function absent(place: Place): Place {
  const gone = () => randomUUID()
  return {
    ...place,
    organisationId: gone(),
    personId: gone(),
    postId: gone(),
    pairingId: gone(),
    accountId: gone(),
    compoundId: gone(),
    buildingId: gone(),
    unitId: gone(),
    dwellingId: gone(),
    dutyId: gone(),
    limitId: gone(),
    publicationId: gone(),
    partnerId: gone(),
    programmeId: gone(),
    demonstrationId: gone(),
    transitionId: gone(),
    seatId: gone(),
    meetingId: gone(),
    itemId: gone(),
    roundId: gone(),
    paperId: gone(),
    adjustmentId: gone(),
    registrationId: gone(),
    matter: { district: place.district, id: gone(), caseId: gone() },
    fileId: gone(),
  }
}

async function seatOf(app: TestApp, username: string): Promise<string> {
  const row = await app.db
    .selectFrom('people.post as post')
    .innerJoin('auth.user as user', 'user.person_id', 'post.person_id')
    .select('post.area_code')
    .where('user.username', '=', username)
    .executeTakeFirstOrThrow()
  return row.area_code
}

async function gridLike(app: TestApp, where: { under: string; not: string }): Promise<string> {
  const row = await app.db
    .selectFrom('territory.area')
    .select('code')
    .where('level', '=', 'grid')
    .where('code', 'like', `${where.under}%`)
    .where('code', 'not like', `${where.not}%`)
    .where('lng', 'is not', null)
    .orderBy('code')
    .executeTakeFirstOrThrow()
  return row.code
}

async function buildPlace(app: TestApp, at: { name: PlaceName; grid: string; passwordHash: string }): Promise<Place> {
  const { name, grid } = at
  const street = grid.slice(0, 9)
  const areaCode = name === 'above' ? street : grid.slice(0, 12)
  const gridCode = name === 'above' ? street : grid
  const point = await app.db
    .selectFrom('territory.area')
    .select(['lng', 'lat'])
    .where('code', '=', grid)
    .executeTakeFirstOrThrow()
  const where = { district: grid.slice(0, 6), areaCode, gridCode, grid, lng: point.lng ?? 0, lat: point.lat ?? 0 }
  const account = await insertAccount(app, { name: `matrix_${name}`, kind: 'staff', passwordHash: at.passwordHash })
  const directory = await insertDirectory(app, { ...where, name, personId: account.personId })
  const built = await insertBuilt(app, where)
  const rules = await insertRules(app, areaCode)
  const appraisal = await insertAppraisal(app, { ...where, ...account, ...directory })
  const raised = name === 'above' ? { matter: null, fileId: null } : await raise(app, { ...where, name })
  const partnerId = await insertPartner(app, { ...where, name, personId: account.personId, mark: MARK })
  const programmeId = await insertProgramme(app, areaCode)
  const shapes = await insertShapes(app, { areaCode, organisationId: directory.organisationId })
  const coBuilding = await insertCoBuilding(app, {
    name,
    areaCode,
    organisationId: directory.organisationId,
    mark: MARK,
  })
  if (name === 'assigned' && raised.matter) await assign(app, raised.matter)
  const registrationId = await insertRegistration(app, { ...where, name, organisationId: directory.organisationId })
  return {
    name,
    street,
    ...where,
    ...account,
    ...directory,
    ...built,
    ...rules,
    ...appraisal,
    ...raised,
    partnerId,
    programmeId,
    ...shapes,
    ...coBuilding,
    registrationId,
  }
}

async function insertAccount(
  app: TestApp,
  account: { name: string; kind: 'staff' | 'resident'; passwordHash: string },
): Promise<{ personId: string; accountId: string }> {
  const personId = randomUUID()
  const now = app.clock.now()
  const name = `${MARK} ${account.name}`
  await app.db.insertInto('people.person').values({ id: personId, kind: account.kind, name, created_at: now }).execute()
  const rows = accountRows({ personId, name, username: account.name, passwordHash: account.passwordHash, now })
  await app.db.insertInto('auth.user').values(rows.user).execute()
  await app.db.insertInto('auth.account').values(rows.credential).execute()
  return { personId, accountId: rows.user.id }
}

interface Where {
  district: string
  areaCode: string
  gridCode: string
  grid: string
  lng: number
  lat: number
}

async function insertDirectory(app: TestApp, at: Where & { name: PlaceName; personId: string }) {
  const [organisationId, postId, pairingId] = [randomUUID(), randomUUID(), randomUUID()]
  const valid_from = '2020-01-01'
  await app.db
    .insertInto('people.organisation')
    .values({ id: organisationId, kind: 'team', name: `${MARK} ${at.name}`, area_code: at.areaCode, valid_from })
    .execute()
  const role = at.name === 'above' ? 'street_supervisor' : 'grid_chief'
  await app.db
    .insertInto('people.post')
    .values({ id: postId, person_id: at.personId, role, area_code: at.gridCode, valid_from })
    .execute()
  await app.db
    .insertInto('people.pairing')
    .values({
      id: pairingId,
      kind: 'linked',
      organisation_id: organisationId,
      area_code: at.areaCode,
      target_kind: 'area',
      target_id: at.areaCode,
      purpose: MARK,
      legal_basis: MARK,
      valid_from,
    })
    .execute()
  return { organisationId, postId, pairingId }
}

async function insertBuilt(app: TestApp, at: Where) {
  const { district, lng, lat } = at
  const [compoundId, buildingId, unitId, dwellingId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const { db } = app
  const community_code = at.grid.slice(0, 12)
  await db
    .insertInto('territory.compound')
    .values({ district, id: compoundId, community_code, name: MARK, lng, lat })
    .execute()
  await db
    .insertInto('territory.compound_grid')
    .values({ district, compound_id: compoundId, grid_code: at.grid })
    .execute()
  await db
    .insertInto('territory.building')
    .values({ district, id: buildingId, compound_id: compoundId, name: MARK })
    .execute()
  await db.insertInto('territory.unit').values({ district, id: unitId, building_id: buildingId, name: MARK }).execute()
  await db.insertInto('territory.dwelling').values({ district, id: dwellingId, unit_id: unitId, name: MARK }).execute()
  return { compoundId, buildingId, unitId, dwellingId }
}

async function insertRules(app: TestApp, area_code: string) {
  const [dutyId, limitId] = [randomUUID(), randomUUID()]
  const effective_from = app.clock.now()
  const category = await app.db
    .selectFrom('matters.category')
    .select('id')
    .where('parent_id', 'is not', null)
    .executeTakeFirstOrThrow()
  await app.db
    .insertInto('matters.duty')
    .values({
      id: dutyId,
      category_id: category.id,
      level: 'community',
      area_code,
      organisation_kind: 'team',
      position: 999,
      effective_from,
    })
    .execute()
  await app.db
    .insertInto('workflow.limit')
    .values({ id: limitId, profile: 'matrix', area_code, amount: 1, unit: 'hour', effective_from })
    .execute()
  return { dutyId, limitId, publicationId: await insertPublication(app, area_code) }
}

async function raise(app: TestApp, at: Where & { name: PlaceName }): Promise<{ matter: MatterKey; fileId: string }> {
  const client = app.as(at.name === 'own' || at.name === 'assigned' ? 'resident' : NEIGHBOUR)
  const fileId = await uploadPhoto(client, at.district)
  const body = {
    requestId: randomUUID(),
    kind: 'resident_request' as const,
    words: `${MARK} 路灯不亮`,
    categoryId: 'livelihood.street_lamp',
    point: { lng: at.lng, lat: at.lat, crs: 'wgs84' as const },
    contact: { name: '矩阵人', phone: '13812340000' },
  }
  const reply = ok(await client.call(matters.routes.reportMatter, { body }))
  const { district, id, caseId, area } = matters.routes.reportMatter.reply.parse(reply)
  if (area.code !== at.grid) throw new Error(`Reported in ${at.grid}, but found in ${area.code}`)
  // A photo that came later: those of an open report are also seen by whoever is about to report the same.
  const later = { requestId: randomUUID(), fileIds: [fileId], form: { visibility: 'public' } }
  ok(await client.call(workflow.routes.actOnCase, { params: { district, id: caseId, name: 'attach' }, body: later }))
  return { matter: { district, id, caseId }, fileId }
}

/** The dispatcher gives it to the company the property manager answers for. */
async function assign(app: TestApp, matter: MatterKey): Promise<void> {
  const company = await app.db
    .selectFrom('people.post as post')
    .innerJoin('auth.user as user', 'user.person_id', 'post.person_id')
    .select('post.organisation_id')
    .where('user.username', '=', 'property')
    .executeTakeFirstOrThrow()
  const act = async (name: string, form: Record<string, unknown>) =>
    ok(
      await app.as('dispatcher').call(workflow.routes.actOnCase, {
        params: { district: matter.district, id: matter.caseId, name },
        body: { requestId: randomUUID(), form },
      }),
    )
  await act('accept', { category: 'livelihood.street_lamp' })
  await act('dispatch', { leadOrganisationId: company.organisation_id })
}

export async function uploadPhoto(client: TestClient, district: string): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#8a8' } })
    .jpeg()
    .toBuffer()
  const { files } = ok(await client.upload(`/api/files?district=${district}`, [{ name: 'a.jpg', bytes }])) as {
    files: { id: string }[]
  }
  return files[0]?.id ?? ''
}

function ok(reply: TestReply): unknown {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
