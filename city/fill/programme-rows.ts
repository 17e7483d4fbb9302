import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { contentOf, programmeTemplates } from '#features/partners/index.ts'
import type { City } from '../city.ts'
import { personas } from '../personas.ts'
import { createRandom } from '../random.ts'
import { insertRows } from './insert-rows.ts'

const DAY = 86_400_000

interface Made {
  template: string
  areaCode: string
  motto: { zh: string; en: string }
  daysAgo: number
  published: boolean
}

/** The street's method and the district's, published; one of the home community, still a draft. */
export async function insertProgrammes(db: Kysely<DB>, city: City, now: Date): Promise<void> {
  const { street, district, community } = city.home
  const made: Made[] = [
    {
      ...{ template: 'six_micro', areaCode: street, daysAgo: 80, published: true },
      motto: { zh: '小处着手，六件小事做到位。', en: 'Six small things, done well.' },
    },
    {
      ...{ template: 'five_partners', areaCode: district, daysAgo: 120, published: true },
      motto: { zh: '五类合伙人一起管好小区。', en: 'Five kinds of partners look after the compound together.' },
    },
    { template: 'four_ones', areaCode: community, daysAgo: 6, published: false, motto: { zh: '', en: '' } },
  ]
  const random = createRandom(city.seed, 'programmes')
  const rows = made.map(one => rowsOf(city, one, { id: random.id(new Date(now.getTime() - one.daysAgo * DAY)), now }))
  await insertRows(
    db,
    'partners.programme',
    rows.map(one => one.programme),
  )
  await insertRows(
    db,
    'partners.programme_version',
    rows.map(one => one.version),
  )
}

function rowsOf(city: City, made: Made, { id, now }: { id: string; now: Date }) {
  const { areaCode, published, motto } = made
  const template = programmeTemplates.find(one => one.key === made.template)
  if (!template) throw new Error(`No template ${made.template}`)
  const at = new Date(now.getTime() - made.daysAgo * DAY)
  const content = { ...contentOf(template), motto }
  const teams = city.organisations.filter(one => one.kind === 'team' && one.areaCode.startsWith(areaCode)).slice(0, 3)
  const lines = content.lines.map(line =>
    ['force', 'volunteer', 'family'].includes(line.key) ? { ...line, organisationIds: teams.map(one => one.id) } : line,
  )
  const district = areaCode.slice(0, 6)
  const by = personas.find(one => one.username === 'supervisor')?.name ?? ''
  return {
    programme: {
      ...{ district, id, area_code: areaCode, state: published ? 'published' : 'draft' },
      ...{ published_version: published ? 1 : null, name_zh: content.name.zh, name_en: content.name.en },
      ...{ created_at: at, updated_at: at },
    },
    version: {
      ...{ district, programme_id: id, version: 1, content: { ...content, lines } },
      ...{ edited_by: by, edited_at: at },
      ...(published
        ? { published_by: by, published_at: at, reason: '试行一季度后发布' }
        : { published_by: null, published_at: null, reason: null }),
    },
  }
}
