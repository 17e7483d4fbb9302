import { systemActor } from '#kernel/access/index.ts'
import { screenWords } from '#kernel/people/index.ts'
import { districtOf, toWgs84 } from '#kernel/territory/index.ts'
import { loadGridIndex } from '#kernel/territory/server/index.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'
import { readCategories, readFields, usableCategory } from './category-store.ts'
import type { MattersDb } from './matter-rows.ts'
import { type TakeInDeps, takeIn } from './take-in.ts'

type Db = Parameters<typeof readCategories>[0]

/** What a resident may report, with the words people use for it. */
export async function openServices(db: Db, { locale }: { now: Date; locale: Locale }) {
  const [categories, fields] = [await readCategories(db), await readFields(db)]
  const english = locale === 'en'
  const groups = new Map(fields.map(field => [field.id, english ? field.nameEn : field.name]))
  return categories
    .filter(one => one.residents && one.validTo === null)
    .map(one => ({
      code: one.id,
      name: english ? one.nameEn : one.name,
      group: groups.get(one.field) ?? one.field,
      keywords: one.keywords,
    }))
}

interface Report {
  name: string
  words: string
  category: string
  lng: number
  lat: number
  crs: 'wgs84' | 'gcj02' | 'bd09'
  place: string
  contact: { name: string; phone: string } | undefined
  secretFromUnit: boolean
  fileIds: readonly string[]
}

export async function openDistrict(db: Db, at: Pick<Report, 'lng' | 'lat' | 'crs'>): Promise<{ district: string }> {
  const [lng, lat] = toWgs84(at.lng, at.lat, at.crs)
  return { district: districtOf((await loadGridIndex(db)).locate(lng, lat).code) }
}

/** Takes in what another system reports for somebody: raised under no account, the history names the system. */
export async function raiseOpen(tx: Tx, report: Report, deps: TakeInDeps) {
  const [lng, lat] = toWgs84(report.lng, report.lat, report.crs)
  const category = await usableCategory(tx.db, report.category, { field: 'service_code', now: tx.now })
  const taken = await takeIn(
    tx,
    systemActor(report.name),
    {
      kind: 'resident_request',
      source: 'on_behalf',
      words: screenWords(report.words),
      category,
      urgency: category.urgency,
      lng,
      lat,
      accuracyM: null,
      sourceCrs: report.crs,
      located: (await loadGridIndex(tx.db)).locate(lng, lat),
      place: screenWords(report.place),
      compoundId: null,
      requesterId: null,
      requester: {
        anonymous: report.contact === undefined,
        secretFromUnit: report.secretFromUnit,
        contact: report.contact,
      },
      fileIds: report.fileIds,
    },
    deps,
  )
  return { district: taken.district, id: taken.id, number: taken.number }
}

/**
 * What the handling unit's own system is told: what its people would read here. Of a request raised in secret it gets
 * the kind and the place alone, since words give people away.
 */
export async function outgoingMatter(db: MattersDb, key: { district: string; id: string }) {
  const row = await db
    .selectFrom('matters.matter as m')
    .leftJoin('matters.category as k', 'k.id', 'm.category_id')
    .leftJoin('matters.requester as r', join =>
      join.onRef('r.district', '=', 'm.district').onRef('r.matter_id', '=', 'm.id'),
    )
    .select(['m.number', 'm.words', 'm.place', 'm.lng', 'm.lat', 'k.name', 'r.secret_from_unit'])
    .where('m.district', '=', key.district)
    .where('m.id', '=', key.id)
    .executeTakeFirst()
  if (!row) return null
  const sealed = row.secret_from_unit === true
  return {
    number: row.number,
    description: sealed ? (row.name ?? row.number) : row.words,
    place: sealed ? '' : row.place,
    lng: row.lng,
    lat: row.lat,
  }
}
