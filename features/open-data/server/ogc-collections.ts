import type { AreaLevel } from '#kernel/territory/index.ts'
import { type Locale, translate } from '#platform/i18n.ts'

/** Collections of areas, by what their features are. */
export const areaCollections: ReadonlyMap<string, AreaLevel> = new Map([
  ['districts', 'district'],
  ['streets', 'street'],
  ['communities', 'community'],
  ['grids', 'grid'],
])
export const MATTERS = 'matters'
const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const GEOJSON = 'application/geo+json'
const ITEMS = 'items'

interface At {
  base: string
  locale: Locale
  box: readonly [number, number, number, number] | null
}

export function isCollection(id: string): boolean {
  return id === MATTERS || areaCollections.has(id)
}

export function collectionIds(): string[] {
  return [...areaCollections.keys(), MATTERS]
}

export function describeCollection(id: string, { base, locale, box }: At): object {
  const url = `${base}/ogc/collections/${id}`
  const t = (key: string) => translate(locale, `open-data:ogc.${key}`)
  return {
    id,
    title: t(`collections.${id}.title`),
    description: t(`collections.${id}.about`),
    itemType: 'feature',
    crs: [CRS84],
    ...(box ? { extent: { spatial: { bbox: [box], crs: CRS84 } } } : {}),
    links: [
      { href: url, rel: 'self', type: 'application/json', title: t('links.collection') },
      { href: `${url}/${ITEMS}`, rel: 'items', type: GEOJSON, title: t('links.items') },
    ],
  }
}

/** The parts of the standard that are kept. OpenAPI is printed in 3.1, which the class `oas30` does not name. */
export const conformsTo = [
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
]

export function describeLanding(base: string, locale: Locale): object {
  const t = (key: string) => translate(locale, `open-data:ogc.${key}`)
  const json = 'application/json'
  const link = (path: string, rel: string, type = json) => ({ href: `${base}${path}`, rel, type })
  return {
    title: t('title'),
    description: t('about'),
    links: [
      { ...link('/ogc', 'self'), title: t('links.landing') },
      { ...link('/ogc/api', 'service-desc', 'application/vnd.oai.openapi+json;version=3.1'), title: t('links.api') },
      { ...link('/ogc/conformance', 'conformance'), title: t('links.conformance') },
      { ...link('/ogc/collections', 'data'), title: t('links.collections') },
    ],
  }
}
