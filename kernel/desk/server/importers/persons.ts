import { type Post, type Role, shanghaiDate } from '#kernel/people/index.ts'
import type { ImportCtx } from '../imports/importer.ts'
import { inPortions } from './in-portions.ts'

export interface KnownPost extends Post {
  /** '' for one that a row further up would make. */
  id: string
  row?: number
}

export interface KnownPerson {
  id: string
  name: string
  posts: KnownPost[]
}

/** Staff of these names with all their posts: those with a post within reach, and those without any, as in the directory. */
export async function loadPersons(names: readonly string[], ctx: ImportCtx): Promise<KnownPerson[]> {
  const rows = await inPortions(names, portion =>
    ctx.tx.db
      .selectFrom('people.person as person')
      .leftJoin('people.post as post', 'post.person_id', 'person.id')
      .select(['person.id as personId', 'person.name', 'post.id', 'post.role'])
      .select(['post.area_code as areaCode', 'post.organisation_id as organisationId', 'post.case_types as caseTypes'])
      .select(['post.valid_from as validFrom', 'post.valid_to as validTo'])
      .where('person.kind', '=', 'staff')
      .where('person.name', 'in', portion)
      .orderBy('person.created_at')
      .execute(),
  )
  const persons = new Map<string, KnownPerson>()
  for (const { personId, name, id, role, areaCode, organisationId, caseTypes, validFrom, validTo } of rows) {
    const person = persons.get(personId) ?? { id: personId, name, posts: [] }
    persons.set(personId, person)
    if (id === null || areaCode === null || validFrom === null) continue
    person.posts.push({ id, role: role as Role, areaCode, organisationId, caseTypes, validFrom, validTo })
  }
  const today = shanghaiDate(ctx.now)
  return [...persons.values()].filter(({ posts }) => {
    const open = posts.filter(post => post.validFrom <= today && (post.validTo === null || post.validTo > today))
    return open.length === 0 || open.some(post => ctx.reaches(post.areaCode))
  })
}
