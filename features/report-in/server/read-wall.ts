import type { Ctx } from '#kernel/access/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { SubjectKey } from './find-registration.ts'
import { GIVEN_POSTS } from '../rules.ts'
import type { ReportInDeps } from './report-in-deps.ts'
import { openName } from './seal-name.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safe = (text: string) => text.replaceAll(/[&<>"']/g, letter => escapes[letter] ?? letter)

/**
 * The page behind the code in the stairwell (D07, D23, B35): who serves in this building, each only by their own consent.
 * Plain text without a script, never kept by anybody in between: a name is gone with the consent.
 */
export async function readWall(ctx: Ctx, { district, id }: SubjectKey, { crypto }: ReportInDeps) {
  const { db } = ctx.tx
  const building = await db
    .selectFrom('territory.building as b')
    .innerJoin('territory.compound as k', join =>
      join.onRef('k.district', '=', 'b.district').onRef('k.id', '=', 'b.compound_id'),
    )
    .innerJoin('territory.area as a', 'a.code', 'k.community_code')
    .select(['b.name', 'k.name as compound', 'a.name as community'])
    .where('b.district', '=', district)
    .where('b.id', '=', id)
    .executeTakeFirst()
  if (!building) throw notFound()
  const people = await db
    .selectFrom('report_in.registration')
    .select(['alg', 'key_id', 'name_cipher', 'wall_words', 'acting_person_id'])
    .where('district', '=', district)
    .where('building_id', '=', id)
    .where('state', '=', 'registered')
    .where('wall_consent_at', 'is not', null)
    .orderBy('wall_consent_at')
    .limit(200)
    .execute()
  const group = await db
    .selectFrom('report_in.building_group')
    .select(['name', 'how_to_join'])
    .where('district', '=', district)
    .where('building_id', '=', id)
    .executeTakeFirst()
  const posts = await postsOf(
    ctx,
    people.map(one => one.acting_person_id).filter(one => one !== null),
  )
  const say = (key: string, params = {}) => translate(ctx.locale, `report-in:wall.${key}`, params)
  const rows = people.map(one => {
    const held = posts.get(one.acting_person_id ?? '') ?? []
    const roles = held.map(role => translate(ctx.locale, `people:roles.${role}`)).join('、')
    const lines = [roles || say('serves'), one.wall_words].filter(Boolean).map(line => `<p>${safe(line)}</p>`)
    return `<li><h2>${safe(openName(crypto, one) ?? '')}</h2>${lines.join('')}</li>`
  })
  rows.unshift(...(await vanguardsAt(ctx, { district, id }, crypto)))
  const title = `${building.compound} ${building.name}`
  const html = `<!doctype html><html lang="${ctx.locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${safe(title)}</title>
<style>${STYLE}</style></head><body><main><p>${safe(building.community)}</p><h1>${safe(title)}</h1>
<p>${safe(say('lead'))}</p>${rows.length > 0 ? `<ul>${rows.join('')}</ul>` : `<p>${safe(say('none'))}</p>`}
${group ? `<p>${safe(say('group', { name: group.name, way: group.how_to_join }))}</p>` : ''}<footer>${safe(say('consent'))}</footer></main></body></html>`
  return ctx.reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}

/** Posts of service at this building, by whoever took them; what they stand by for comes first. */
async function vanguardsAt(ctx: Ctx, { district, id }: SubjectKey, crypto: ReportInDeps['crypto']): Promise<string[]> {
  const rows = await ctx.tx.db
    .selectFrom('report_in.registration')
    .select(['alg', 'key_id', 'name_cipher', 'vanguard_words'])
    .where('district', '=', district)
    .where('vanguard_building_id', '=', id)
    .where('state', '=', 'registered')
    .orderBy('vanguard_since')
    .limit(50)
    .execute()
  const label = translate(ctx.locale, 'report-in:wall.vanguard')
  return rows.map(
    row =>
      `<li><p>${safe(label)}</p><h2>${safe(openName(crypto, row) ?? '')}</h2><p>${safe(row.vanguard_words)}</p></li>`,
  )
}

async function postsOf({ tx, now }: Ctx, personIds: readonly string[]): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map()
  const today = shanghaiDate(now)
  const rows = await tx.db
    .selectFrom('people.post')
    .select(['person_id', 'role'])
    .where('person_id', 'in', [...personIds])
    .where('role', 'in', [...GIVEN_POSTS])
    .where('valid_from', '<=', today)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  const held = Map.groupBy(rows, row => row.person_id)
  return new Map([...held].map(([person, own]) => [person, [...new Set(own.map(row => row.role))]]))
}

const STYLE = `body{margin:0;background:#f6f7f5;color:#1f2329;font:18px/28px "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif}
main{max-width:560px;margin:0 auto;padding:24px 16px}h1{font-size:24px;line-height:34px;margin:0 0 8px}
h2{font-size:20px;margin:0}p{margin:4px 0}ul{list-style:none;margin:16px 0;padding:0}
li{margin:0 0 12px;padding:16px;border-radius:12px;background:#fff}footer{color:#5b6470;font-size:15px;line-height:24px}`
