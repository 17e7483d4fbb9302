import { accountRows, hashPassword } from '#kernel/access/server/index.ts'
import { demoPassword } from '#kernel/access/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import type { City } from '../city.ts'
import { personas } from '../personas.ts'
import { foundedAt } from '../territory/compounds.ts'
import { inBatches } from './in-batches.ts'

const SINCE = foundedAt.toISOString().slice(0, 10)

/** Organisations, people, posts and pairings, and the accounts of the personas. */
export async function fillDirectory(db: Db, city: City, now: Date): Promise<void> {
  const organisations = city.organisations.map(one => ({
    id: one.id,
    kind: one.kind,
    tag: one.tag,
    name: one.name,
    short_name: one.shortName,
    area_code: one.areaCode,
    parent_id: one.parentId,
    credit_code: one.creditCode,
    phone: one.phone,
    address: one.address,
    valid_from: SINCE,
  }))
  await inBatches(organisations, 500, rows => db.insertInto('people.organisation').values(rows).execute())
  const people = city.people.map(one => ({ id: one.id, kind: one.kind, name: one.name, created_at: foundedAt }))
  await inBatches(people, 1000, rows => db.insertInto('people.person').values(rows).execute())
  const posts = city.posts.map(one => ({
    id: one.id,
    person_id: one.personId,
    role: one.role,
    organisation_id: one.organisationId,
    area_code: one.areaCode,
    valid_from: SINCE,
  }))
  await inBatches(posts, 1000, rows => db.insertInto('people.post').values(rows).execute())
  const pairings = city.pairings.map(one => ({
    id: one.id,
    kind: one.kind,
    person_id: one.personId,
    organisation_id: one.organisationId,
    area_code: one.areaCode,
    target_kind: one.targetKind,
    target_id: one.targetId,
    purpose: one.purpose,
    legal_basis: one.legalBasis,
    valid_from: SINCE,
  }))
  await inBatches(pairings, 1000, rows => db.insertInto('people.pairing').values(rows).execute())
  await fillAccounts(db, city, now)
}

async function fillAccounts(db: Db, city: City, now: Date): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  for (const [username, person] of city.cast) {
    const rows = accountRows({ personId: person.id, name: person.name, username, passwordHash, now })
    await db.insertInto('auth.user').values(rows.user).execute()
    await db.insertInto('auth.account').values(rows.credential).execute()
  }
  await db
    .insertInto('platform.setting')
    .values([
      { key: 'demo', value: jsonb(true), updated_at: now },
      { key: 'demo.personas', value: jsonb(personas.map(persona => persona.username)), updated_at: now },
    ])
    .execute()
}
