import { can } from '#kernel/access/index.ts'
import type { Sheet, SheetSource } from '#kernel/appraisal/server/index.ts'
import { maskName, shanghaiDate } from '#kernel/people/index.ts'
import { translate } from '#platform/i18n.ts'
import type { ServiceRecord } from '../../ports.ts'
import { MEMBER_YEAR } from '../../year-scheme.ts'
import type { ReportInDb, ReportInDeps } from '../report-in-deps.ts'
import { openName } from '../seal-name.ts'

/** A page on the phone; what somebody did beyond it is in the rater's own memory. */
const MOST_SHOWN = 10
const MOST_RECORDS = 2000

/**
 * Whom the rounds of the year are about: the name for those who grade and the desk that placed them, masked for whoever only
 * oversees; and for those who grade what was done for this community, as orders and activities know it.
 */
export function memberYearSheets({ crypto, ports }: ReportInDeps): SheetSource {
  return {
    schemeKey: MEMBER_YEAR,
    async read(db, asked) {
      const rows = await rowsOf(db, asked)
      const ids = rows.flatMap(row => [row.person_id, ...(row.acting_person_id ? [row.acting_person_id] : [])])
      const records = asked.asRater
        ? await ports.serviceRecords(db, { personIds: ids, from: asked.from, to: asked.to, limit: MOST_RECORDS })
        : []
      const sheets = new Map<string, Sheet>()
      for (const row of rows) {
        const name = openName(crypto, row)
        if (name === null) continue
        const near = asked.asRater || can(asked.actor, 'report_in.place', { areaCode: row.area_code, caseType: null })
        const label = [near ? name : maskName(name), row.building].filter(Boolean).join(' · ')
        const own = records.filter(
          one =>
            (one.personId === row.person_id || one.personId === row.acting_person_id) &&
            one.areaCode.startsWith(row.area_code),
        )
        sheets.set(row.person_id, { name: label, facts: asked.asRater ? factsOf(row, own) : [] })
      }
      return sheets
    },
  }
}

function rowsOf(db: ReportInDb, at: { district: string; roundId: string; subjectIds: readonly string[] }) {
  return db
    .selectFrom('report_in.year_member as y')
    .innerJoin('report_in.registration as r', join =>
      join.onRef('r.district', '=', 'y.district').onRef('r.id', '=', 'y.registration_id'),
    )
    .innerJoin('people.organisation as o', 'o.id', 'y.organisation_id')
    .leftJoin('territory.building as b', join =>
      join.onRef('b.district', '=', 'r.district').onRef('b.id', '=', 'r.building_id'),
    )
    .select(['y.person_id', 'y.area_code', 'r.acting_person_id', 'r.alg', 'r.key_id', 'r.name_cipher'])
    .select(['r.reported_on', 'o.name as unit', 'b.name as building'])
    .where('y.district', '=', at.district)
    .where('y.round_id', '=', at.roundId)
    .where('y.person_id', 'in', [...at.subjectIds])
    .execute()
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

function factsOf(row: Row, records: readonly ServiceRecord[]): Sheet['facts'] {
  const name = (key: string) => ({ zh: translate('zh', `report-in:${key}`), en: translate('en', `report-in:${key}`) })
  const same = (value: string) => ({ zh: value, en: value })
  const lines = records.slice(0, MOST_SHOWN).map(one => `${one.title}（${shanghaiDate(one.at)}）`)
  const more = records.length > MOST_SHOWN
  return [
    { name: name('fields.organisation'), value: same(row.unit) },
    ...(row.reported_on ? [{ name: name('fields.reportedOn'), value: same(row.reported_on) }] : []),
    {
      name: name('year.services'),
      value:
        lines.length === 0
          ? name('year.noServices')
          : { zh: `${lines.join('；')}${more ? '…' : ''}`, en: `${lines.join('; ')}${more ? '…' : ''}` },
    },
  ]
}
