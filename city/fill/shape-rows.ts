import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { City } from '../city.ts'
import type { CityOrganisation } from '../directory/model.ts'
import { personas } from '../personas.ts'
import { standingSince } from '../play/standing-since.ts'
import { createRandom, type Random } from '../random.ts'
import { type FullRow, insertRows } from './insert-rows.ts'

const DAY = 86_400_000

/** Two branches whose committees are mostly filled, demonstration points, and an organisation that carries a village through. */
export async function insertShapes(db: Kysely<DB>, city: City, now: Date): Promise<void> {
  const random = createRandom(city.seed, 'shapes')
  const at = (days: number) => new Date(now.getTime() + days * DAY)
  await insertRows(db, 'people.post', committees(city, random))
  await insertRows(db, 'partners.demonstration', demonstrations(city, { random, at }))
  const transition = transitionOf(city, { random, at })
  if (!transition) return
  await insertRows(db, 'partners.transition', [transition])
  await insertRows(db, 'partners.handover', handovers(transition, { at }))
}

/** Secretaries and members (C19) out of those who lead the building groups: several posts on one person are normal. */
function committees(city: City, random: Random): FullRow<'people.post'>[] {
  const { community } = city.home
  const branches = city.organisations
    .filter(one => one.kind === 'party' && one.areaCode.startsWith(community) && one.name.endsWith('党支部'))
    .slice(0, 2)
  const leaders = city.posts.filter(post => post.role === 'party_group_leader' && post.areaCode.startsWith(community))
  const people = [...new Set(leaders.map(post => post.personId))]
  return branches.flatMap((branch, index) =>
    people.slice(index * 4, index * 4 + 4).map((personId, place) => postOf(branch, { personId, place, random })),
  )
}

function postOf(
  branch: CityOrganisation,
  { personId, place, random }: { personId: string; place: number; random: Random },
): FullRow<'people.post'> {
  return {
    ...{ id: random.id(new Date(`${standingSince}T04:00:00Z`)), person_id: personId },
    ...{ role: place === 0 ? 'branch_secretary' : 'branch_member', organisation_id: branch.id },
    ...{ area_code: branch.areaCode, case_types: null, valid_from: standingSince, valid_to: null },
  }
}

interface Story {
  random: Random
  at: (days: number) => Date
}

function demonstrations(city: City, { random, at }: Story): FullRow<'partners.demonstration'>[] {
  const { home } = city
  const compounds = city.compounds.filter(one => one.communityCode.startsWith(home.street)).slice(0, 3)
  return compounds.map((compound, index) => ({
    ...{ district: compound.district, id: random.id(at(-90 + index)), area_code: compound.communityCode },
    ...{ compound_id: compound.id, organisation_id: null, title: '小区党建示范点' },
    words: ['支部建在小区、议事有地方', '物业与业委会联席会', '楼栋党小组轮值'][index] ?? '',
    ...{ since: shanghaiDate(at(-90 + index)), until: null, reason: null, created_at: at(-90 + index) },
  }))
}

function transitionOf(city: City, { random, at }: Story): FullRow<'partners.transition'> | null {
  const { home } = city
  const branch = city.organisations.find(
    one => one.kind === 'party' && one.areaCode.startsWith(home.community) && one.name.endsWith('党支部'),
  )
  if (!branch) return null
  return {
    ...{ district: home.district, id: random.id(at(-200)), area_code: home.community, organisation_id: branch.id },
    ...{ predecessor: '柳树村党支部', predecessor_code: null, ends_on: shanghaiDate(at(240)) },
    words: '村庄拆迁后党员和群众分住三个小区，回迁前由小区党支部接着联系。',
    ...{ closed_on: null, reason: null, created_at: at(-200) },
  }
}

function handovers(
  transition: FullRow<'partners.transition'>,
  { at }: Pick<Story, 'at'>,
): FullRow<'partners.handover'>[] {
  const by = personas.find(one => one.username === 'dispatcher')?.name ?? null
  return ['集体资产台账', '村务档案', '未办结诉求清单', '村级活动场所'].map((what, index) => ({
    ...{ district: transition.district, transition_id: transition.id, seq: index + 1, what },
    ...(index < 2
      ? { receiver: '街道集体资产管理办公室', done_on: shanghaiDate(at(-60 + index)), done_by: by }
      : { receiver: '', done_on: null, done_by: null }),
  }))
}
