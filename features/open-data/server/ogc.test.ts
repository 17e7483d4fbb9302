import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { tileAt } from '#kernel/territory/index.ts'
import { act, ok, placeOf, report, type Reported } from './fixtures.ts'

let app: TestApp
let place: Awaited<ReturnType<typeof placeOf>>
let found: Reported
let asked: Reported
beforeAll(async () => {
  app = await startTestApp()
  place = await placeOf(app)
  found = await report(app, place, { kind: 'grid_event', category: 'cityscape.clutter', words: '单元门口堆放纸箱' })
  await act(app, 'dispatcher', { of: found, name: 'accept', form: { category: 'cityscape.clutter' } })
  asked = await report(app, place, { words: '王阿姨家门口污水外溢' })
})
afterAll(() => app.close())

const get = (url: string, headers: Record<string, string> = {}) => app.anonymous.raw({ method: 'GET', url, headers })
const link = z.object({ href: z.string(), rel: z.string(), type: z.string().optional() })
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).nullable(),
      properties: z.record(z.string(), z.unknown()),
    }),
  ),
  links: z.array(link),
  numberMatched: z.number().optional(),
  numberReturned: z.number(),
  timeStamp: z.iso.datetime(),
})

async function items(id: string, query = ''): Promise<z.output<typeof collection>> {
  const reply = await get(`/ogc/collections/${id}/items${query}`)
  expect(reply.headers['content-type']).toContain('application/geo+json')
  return collection.parse(ok(reply))
}

const pathOf = (href: string) => href.replace('http://localhost', '')

describe('what the standard asks for first', () => {
  it('is a landing page whose links all lead somewhere', async () => {
    const { links } = z.object({ links: z.array(link) }).parse(ok(await get('/ogc')))
    expect(links.map(one => one.rel)).toEqual(['self', 'service-desc', 'conformance', 'data'])
    for (const one of links) {
      const reply = await get(pathOf(one.href))
      expect(reply.status, one.href).toBe(200)
      expect(reply.headers['content-type']).toContain(one.type?.split(';')[0])
    }
    expect(ok(await get('/ogc/api'))).toMatchObject({ openapi: '3.1.0', paths: { '/ogc/collections/{id}/items': {} } })
    const { conformsTo } = ok(await get('/ogc/conformance')) as { conformsTo: string[] }
    expect(conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core')
  })

  it('is a list of collections with their extent', async () => {
    const { collections } = ok(await get('/ogc/collections')) as { collections: { id: string; extent: unknown }[] }
    expect(collections.map(one => one.id)).toEqual(['districts', 'streets', 'communities', 'grids', 'matters'])
    expect(collections[0]?.extent).toMatchObject({
      spatial: { bbox: [[expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)]] },
    })
    expect((await get('/ogc/collections/nothing')).status).toBe(404)
    expect((await get('/ogc/collections/nothing/items')).status).toBe(404)
  })

  it('is 400 for a parameter that is wrong or unknown', async () => {
    for (const query of ['bbox=1,2,3', 'datetime=soon', 'limit=0', 'limit=x', 'colour=red', 'cursor=%00'])
      expect((await get(`/ogc/collections/streets/items?${query}`)).status, query).toBe(400)
  })
})

describe('areas', () => {
  it('come page by page, each once, in the order of their codes', async () => {
    const whole = await items('grids', '?limit=1000')
    expect(whole.numberMatched).toBe(whole.features.length)
    const seen: string[] = []
    let next: string | undefined = '/ogc/collections/grids/items?limit=7'
    while (next !== undefined) {
      const page: z.output<typeof collection> = collection.parse(ok(await get(next)))
      expect(page.features.length).toBe(page.numberReturned)
      seen.push(...page.features.map(one => one.id))
      const after = page.links.find(one => one.rel === 'next')
      next = after && pathOf(after.href)
    }
    expect(seen).toEqual(whole.features.map(one => one.id))
    expect(seen).toEqual(seen.toSorted())
  })

  it('are narrowed by a box and by a time, and read one by one', async () => {
    const { lng, lat } = place
    const near = await items('communities', `?bbox=${lng},${lat},${lng},${lat}`)
    expect(near.features.map(one => one.id)).toContain(place.community)
    expect(near.features.length).toBeLessThan((await items('communities')).features.length)
    expect((await items('communities', '?bbox=0,0,1,1')).features).toEqual([])
    expect((await items('communities', '?datetime=../1950-01-01T00:00:00Z')).features).toEqual([])
    const one = ok(await get(`/ogc/collections/communities/items/${place.community}`))
    expect(one).toMatchObject({ type: 'Feature', id: place.community, geometry: { type: 'MultiPolygon' } })
    expect((await get('/ogc/collections/communities/items/990199999')).status).toBe(404)
    expect((await get(`/ogc/collections/streets/items/${place.community}`)).status).toBe(404)
  })
})

describe('public matters', () => {
  it('are as exact as they are public', async () => {
    const { features } = await items('matters')
    const [open, closed] = [found, asked].map(one => features.find(f => f.id === `${one.district}.${one.id}`))
    expect(open).toMatchObject({
      geometry: { type: 'Point', coordinates: [place.lng, place.lat] },
      properties: { title: '单元门口堆放纸箱', exact_place: true },
    })
    expect(closed).toMatchObject({ properties: { title: '污水管网堵塞', exact_place: false, place: null } })
    expect(closed?.geometry?.coordinates).not.toEqual([place.lng, place.lat])
    expect(ok(await get(`/ogc/collections/matters/items/${found.district}.${found.id}`))).toMatchObject({
      id: `${found.district}.${found.id}`,
    })
    expect((await get('/ogc/collections/matters/items/990101.nothing')).status).toBe(404)
  })

  it('are found by the place that is shown, never by the one that is not', async () => {
    const around = `?bbox=${place.lng - 1e-6},${place.lat - 1e-6},${place.lng + 1e-6},${place.lat + 1e-6}`
    const ids = (await items('matters', around)).features.map(one => one.id)
    expect(ids).toContain(`${found.district}.${found.id}`)
    expect(ids).not.toContain(`${asked.district}.${asked.id}`)
  })

  it('come page by page and within a time', async () => {
    const first = await items('matters', '?limit=1')
    expect(first.numberMatched).toBe(2)
    const next = first.links.find(one => one.rel === 'next')
    const second = collection.parse(ok(await get(pathOf(next?.href ?? ''))))
    expect(second.links.some(one => one.rel === 'next')).toBe(false)
    expect(new Set([...first.features, ...second.features].map(one => one.id)).size).toBe(2)
    expect((await items('matters', '?datetime=2026-09-24T00:00:00Z/..')).features).toEqual([])
    expect((await items('matters', '?datetime=2026-09-23T00:00:00Z/2026-09-24T00:00:00Z')).features).toHaveLength(2)
  })
})

describe('tiles', () => {
  const tileOf = (zoom: number) => tileAt(place.lng, place.lat, zoom)
  const layersIn = (body: unknown) => {
    const text = Buffer.isBuffer(body) ? body.toString('latin1') : ''
    return ['district', 'street', 'community', 'grid', 'communities', 'matters'].filter(name =>
      text.includes(String.fromCharCode(0x0a, name.length) + name),
    )
  }

  it('carry more levels the closer one looks', async () => {
    for (const [zoom, layers] of [
      [8, ['district']],
      [11, ['district', 'street', 'community']],
      [14, ['district', 'street', 'community', 'grid']],
    ] as const) {
      const { z: level, x, y } = tileOf(zoom)
      const reply = await get(`/tiles/areas/${level}/${x}/${y}.mvt`)
      expect(reply.headers['content-type']).toBe('application/vnd.mapbox-vector-tile')
      expect(layersIn(reply.body)).toEqual(layers)
    }
  })

  it('of matters count by community, and show one by one what is public', async () => {
    const far = tileOf(10)
    expect(layersIn((await get(`/tiles/matters/10/${far.x}/${far.y}.mvt`)).body)).toEqual(['communities'])
    const near = tileOf(16)
    const reply = await get(`/tiles/matters/16/${near.x}/${near.y}.mvt`)
    expect(layersIn(reply.body)).toContain('matters')
    expect((reply.body as Buffer).includes(Buffer.from('单元门口堆放纸箱'))).toBe(true)
    expect((reply.body as Buffer).includes(Buffer.from('污水'))).toBe(false)
  })

  it('are not sent twice to whoever has them', async () => {
    const { x, y } = tileOf(12)
    const url = `/tiles/areas/12/${x}/${y}.mvt`
    const { etag } = (await get(url)).headers
    expect(await get(url, { 'if-none-match': String(etag) })).toMatchObject({ status: 304 })
    expect((await get('/tiles/areas/2/9/9.mvt')).status).toBe(404)
    expect((await get('/tiles/areas/2/0/0.png')).status).toBe(404)
  })
})

describe('the feed of an area', () => {
  const parse = (body: unknown) => {
    const text = Buffer.isBuffer(body) ? body.toString('utf8') : String(body)
    expect(XMLValidator.validate(text)).toBe(true)
    return new XMLParser({ isArray: name => name === 'item' }).parse(text) as {
      rss: { channel: { title: string; item?: { title: string; description: string }[] } }
    }
  }

  it('tells each step as it is told to whoever asked', async () => {
    const reply = await get(`/feeds/areas/${place.community.slice(0, 9)}.rss`)
    expect(reply.headers['content-type']).toBe('application/rss+xml; charset=utf-8')
    const { channel } = parse(reply.body).rss
    expect(channel.item?.map(one => one.title)).toEqual(
      expect.arrayContaining(['单元门口堆放纸箱 · 待派单', '污水管网堵塞 · 待受理']),
    )
    expect(JSON.stringify(channel)).not.toContain('王阿姨')
  })

  it('of a single grid holds only what has a public place', async () => {
    const grid = await app.db
      .selectFrom('workflow.case')
      .select('area_code')
      .where('id', '=', found.caseId)
      .executeTakeFirstOrThrow()
    const { channel } = parse((await get(`/feeds/areas/${grid.area_code}.rss`)).body).rss
    expect(channel.item?.length).toBeGreaterThan(0)
    expect(JSON.stringify(channel.item)).not.toContain('污水管网堵塞')
    expect((await get('/feeds/areas/990199.rss')).status).toBe(404)
    expect((await get('/feeds/areas/99x.rss')).status).toBe(404)
  })
})
