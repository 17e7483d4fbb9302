import { Feed } from 'feed'
import type { Ctx } from '#kernel/access/server/index.ts'
import { getArea } from '#kernel/territory/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { translate } from '#platform/i18n.ts'
import type { OpenDataDeps } from './deps.ts'

const NEWEST = 50

/** What happened to the public matters of an area, the latest first, as RSS 2.0. 404 where there is no such area. */
export async function areaFeed(ctx: Ctx, deps: OpenDataDeps, code: string): Promise<string> {
  const area = await getArea(ctx.tx.db, code, shanghaiDate(ctx.now))
  const steps = await deps.matters.steps(ctx.tx.db, { area: code, limit: NEWEST, locale: ctx.locale })
  const name = ctx.locale === 'en' ? (area.nameEn ?? area.name) : area.name
  const address = `${deps.baseUrl}/feeds/areas/${code}.rss`
  const [latest] = steps
  const feed = new Feed({
    id: address,
    title: translate(ctx.locale, 'open-data:feed.title', { area: name }),
    description: translate(ctx.locale, 'open-data:feed.about', { area: name }),
    link: address,
    feedLinks: { rss: address },
    language: ctx.locale === 'en' ? 'en' : 'zh-CN',
    generator: 'Jinlin',
    // A feed nobody wrote to keeps its date, so that readers see that nothing is new.
    updated: latest?.at ?? new Date(`${area.validFrom}T00:00:00+08:00`),
  })
  for (const { id, at, sentence, matter } of steps)
    feed.addItem({
      id,
      guid: id,
      title: `${matter.title} · ${matter.stateText}`,
      link: `${deps.baseUrl}/ogc/collections/matters/items/${matter.district}.${matter.id}`,
      date: at,
      description: `${matter.number} · ${matter.areaName} · ${sentence}`,
      ...(matter.category ? { category: [{ name: matter.category.name }] } : {}),
    })
  return feed.rss2()
}
