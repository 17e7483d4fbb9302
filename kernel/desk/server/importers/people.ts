import {
  inForce,
  isAdminRole,
  type Post,
  type PostFault,
  postFault,
  type Role,
  roles,
  seats,
  shanghaiDate,
} from '#kernel/people/index.ts'
import { createPerson, findPost, givePost, takePost } from '#kernel/people/server/index.ts'
import { notFound } from '#platform/error.ts'
import { errorTextKey, translate } from '#platform/i18n.ts'
import { defineImporter, type ImportCtx, type ImportRow, type Judgement, wrong } from '../imports/importer.ts'
import { newCells } from './changes.ts'
import { choicesOf, columnsOf } from './column.ts'
import { type KnownPerson, type KnownPost, loadPersons } from './persons.ts'
import { findPlace, loadPlaces, type Places } from './places.ts'
import { findUnit, type KnownUnit, loadUnits } from './units.ts'

const column = columnsOf('desk:importColumns.people')

interface World {
  places: Places
  units: KnownUnit[]
  persons: KnownPerson[]
}

type Input =
  | { end: string; validTo: string }
  | { personId: string | null; name: string; post: Post & { organisationId: string | null } }

const offered = roles.filter(role => role !== 'resident' && !isAdminRole(role))

/**
 * Staff with their posts, one post a row. Names are no keys: where somebody of that name is there already with other
 * posts, the file has to say whether it is the same person.
 */
export const peopleImporter = defineImporter<World, Input>({
  kind: 'people',
  permission: 'directory.edit',
  columns: [
    column('name', {
      names: ['姓名', '人员', '名字'],
      required: true,
      example: { zh: '示例人员', en: 'Example Person' },
    }),
    column('role', {
      names: ['岗位', '职务', '角色'],
      required: true,
      choices: choicesOf(offered, 'people:roles'),
      example: { zh: '网格员', en: 'Grid worker' },
    }),
    column('area', {
      names: ['辖区', '所在辖区', '辖区代码', '网格', '区划代码', 'area code'],
      required: true,
      example: { zh: '990101003001099', en: '990101003001099' },
    }),
    column('organisation', { names: ['组织', '单位', '所属单位'], example: { zh: '', en: '' } }),
    column('validFrom', {
      names: ['起始日期', '任职日期'],
      form: 'date',
      example: { zh: '2026-01-01', en: '2026-01-01' },
    }),
    column('validTo', { names: ['截止日期', '结束日期'], form: 'date', example: { zh: '', en: '' } }),
    column('same', {
      names: ['同名', '是否同一人'],
      choices: choicesOf(['same', 'other'], 'desk:importColumns.people.same.choices'),
      example: { zh: '', en: '' },
    }),
  ],
  fields: { areaCode: 'area', organisationId: 'organisation', personId: 'name' },
  async load(rows, ctx) {
    const said = (key: string) => rows.map(({ values }) => values[key] ?? '')
    return {
      places: await loadPlaces(said('area'), ctx),
      units: await loadUnits(said('organisation'), ctx),
      persons: await loadPersons(said('name'), ctx),
    }
  },
  judge,
  async write(input, ctx) {
    if ('end' in input) return endPost(input, ctx)
    const { personId, name, post } = input
    const id = personId ?? (await createPerson(ctx, name)).id
    await givePost(ctx, { ...post, personId: id, caseTypes: null })
  },
})

async function endPost({ end, validTo }: { end: string; validTo: string }, ctx: ImportCtx): Promise<void> {
  const post = await findPost(ctx.tx.db, end)
  if (!post || !ctx.reaches(post.areaCode)) throw notFound()
  await takePost(ctx, post, { validTo, reason: translate(ctx.locale, 'desk:importTemplate.byFile') })
}

function judge(row: ImportRow, world: World, ctx: ImportCtx): Judgement<Input> {
  const { name = '', area = '', organisation = '', validFrom = '', validTo = '' } = row.values
  const role = offered.find(one => one === row.values['role']) ?? 'unit_handler'
  const placed = findPlace(area, { places: world.places, ctx, column: 'area' })
  if ('fault' in placed) return { outcome: 'wrong', faults: [placed.fault] }
  const at = { units: world.units, areaCode: placed.place.code, column: 'organisation' }
  const held = organisation === '' ? null : findUnit(organisation, at)
  if (held && 'fault' in held) return { outcome: 'wrong', faults: [held.fault] }
  const post: Post = {
    role,
    areaCode: placed.place.code,
    organisationId: held?.unit.id ?? null,
    caseTypes: null,
    validFrom: validFrom || shanghaiDate(ctx.now),
    validTo: validTo || null,
  }
  const persons = world.persons.filter(person => person.name === name)
  const already = persons.flatMap(person => person.posts).find(other => isSame(other, post, ctx))
  if (already) return ending(row, already)
  const who = whose(row, persons, ctx)
  if ('outcome' in who) return who
  const fault = postFault(post, who.person?.posts ?? [])
  if (fault) return wrong(faultColumns[fault], errorTextKey(fault))
  noteFor(world, { row, post, person: who.person })
  return { outcome: 'create', changes: newCells(row), input: { personId: who.person?.id ?? null, name, post } }
}

const faultColumns: Record<PostFault, string> = {
  'people.no_such_seat': 'area',
  'people.organisation_needed': 'organisation',
  'people.period_empty': 'validTo',
  'people.post_overlaps': 'role',
  'people.admin_roles_exclude': 'role',
}

/** The post the row speaks of, in force now or to come. */
function isSame(known: KnownPost, post: Post, { now }: ImportCtx): boolean {
  const today = shanghaiDate(now)
  const open = inForce(known, today) || known.validFrom > today
  const organisation = !seats[post.role as Role].forOrganisation || known.organisationId === post.organisationId
  return open && organisation && known.role === post.role && known.areaCode === post.areaCode
}

/** A post that is there already changes only in its end. */
function ending({ row, values }: ImportRow, known: KnownPost): Judgement<Input> {
  const { validTo = '', name = '', role = '' } = values
  if (known.id === '') return wrong('name', 'desk:importFaults.duplicate', { first: known.row ?? row })
  if (validTo === '' || validTo === known.validTo) return { outcome: 'same' }
  const which = [
    { column: 'name', before: name, after: name },
    { column: 'role', before: role, after: role },
  ]
  const end = { column: 'validTo', before: known.validTo ?? '', after: validTo }
  return { outcome: 'change', changes: [...which, end], input: { end: known.id, validTo } }
}

type Whose = { person: KnownPerson | undefined } | Extract<Judgement<Input>, { outcome: 'wrong' }>

function whose({ values }: ImportRow, persons: readonly KnownPerson[], ctx: ImportCtx): Whose {
  const [person] = persons
  if (!person || values['same'] === 'other') return { person: undefined }
  if (values['same'] !== 'same') return wrong('same', 'desk:importFaults.same_name', { value: person.name })
  if (persons.length > 1)
    return wrong('name', 'desk:importFaults.person_ambiguous', { value: person.name, count: persons.length })
  return person.id === ctx.actor.personId ? wrong('name', 'people:errors.own_post') : { person }
}

function noteFor(
  world: World,
  { row, post, person }: { row: ImportRow; post: Post; person: KnownPerson | undefined },
): void {
  const noted: KnownPost = { ...post, id: '', row: row.row }
  if (person) person.posts.push(noted)
  else world.persons.push({ id: '', name: row.values['name'] ?? '', posts: [noted] })
}
