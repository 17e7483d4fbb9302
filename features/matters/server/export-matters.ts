import { sql } from 'kysely'
import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { contract } from '../contract.ts'
import type { MatterSummary } from '../shapes.ts'
import { listMatters } from './list-matters.ts'
import type { MattersDb } from './matter-rows.ts'
import { maskContact } from './requester-store.ts'

const field = (key: string, width: number) => ({ key, title: `matters:fields.${key}`, width })

/** The list of matters as a file: the same rows by the same reading, with whoever asked only masked. */
export function mattersList(crypto: CryptoProvider): ExportList {
  return exportList({
    list: 'matters',
    route: contract.routes.listMatters,
    async read(query, ctx) {
      const page = await listMatters(ctx.tx.db, ctx.scope, { query, now: ctx.now, locale: ctx.locale })
      const contacts = await maskedContacts(ctx.tx.db, crypto, page.items)
      return { ...page, items: page.items.map(item => ({ ...item, ...contacts.get(item.id) })) }
    },
    columns: [
      { ...field('number', 22), value: row => row.number },
      { ...field('kind', 12), value: (row, say) => say(`matters:kinds.${row.kind}`) },
      { ...field('state', 12), value: (row, say) => say(`matters:procedures.${row.kind}.states.${row.state}`) },
      { ...field('title', 40), value: row => row.title },
      { ...field('place', 30), value: row => row.place },
      { ...field('area', 18), value: row => row.area.name },
      { ...field('areaCode', 18), value: row => row.area.code },
      { ...field('category', 20), value: (row, say) => row.category?.name ?? say('matters:fields.noCategory') },
      { ...field('urgency', 10), value: (row, say) => say(`matters:urgency.${row.urgency}`) },
      { ...field('source', 12), value: (row, say) => say(`matters:sources.${row.source}`) },
      { ...field('lead', 24), value: row => row.lead?.name ?? null },
      { ...field('openedAt', 18), value: row => new Date(row.openedAt) },
      { ...field('dueAt', 18), value: row => (row.dueAt ? new Date(row.dueAt) : null) },
      { ...field('overdue', 8), value: (row, say) => say(row.overdue ? 'ui:form.yes' : 'ui:form.no') },
      { ...field('outcome', 18), value: (row, say) => (row.outcome ? say(`matters:outcomes.${row.outcome}`) : null) },
      { ...field('name', 12), value: row => contactOf(row).name },
      { ...field('phone', 16), value: row => contactOf(row).phone },
    ],
  })
}

interface Masked {
  maskedName?: string | null
  maskedPhone?: string | null
}

function contactOf(row: MatterSummary & Masked): { name: string | null; phone: string | null } {
  return { name: row.maskedName ?? null, phone: row.maskedPhone ?? null }
}

/** Masked, and not at all of those who asked to be sealed from the unit: a file goes from hand to hand. */
async function maskedContacts(
  db: MattersDb,
  crypto: CryptoProvider,
  rows: readonly { district: string; id: string }[],
): Promise<Map<string, Masked>> {
  if (rows.length === 0) return new Map()
  const keys = rows.map(row => sql`(${row.district}, ${row.id}::uuid)`)
  const found = await db
    .selectFrom('matters.requester')
    .select(['matter_id', 'alg', 'key_id', 'name_cipher', 'phone_cipher'])
    .where(sql<boolean>`(district, matter_id) in (${sql.join(keys)})`)
    .where('secret_from_unit', '=', false)
    .where('anonymous', '=', false)
    .where('detached_at', 'is', null)
    .execute()
  return new Map(
    found.map(row => {
      const { name, phone } = maskContact(crypto, row)
      return [row.matter_id, { maskedName: name, maskedPhone: phone }]
    }),
  )
}
