import { type Locale, translate } from '#platform/i18n.ts'
import type { Service } from '../ports.ts'
import { listOf, type Written } from './open311-write.ts'

export const CRS = ['wgs84', 'gcj02', 'bd09'] as const

export function writeServices(services: readonly Service[]): Written {
  const items = services.map(service => ({
    service_code: service.code,
    service_name: service.name,
    description: service.keywords.join(' '),
    metadata: true,
    type: 'realtime',
    keywords: service.keywords.join(','),
    group: service.group,
  }))
  return listOf('services', 'service', items)
}

/** What may be said beside the words; the same for every service. */
export function writeDefinition(code: string, locale: Locale): Written {
  const t = (key: string) => translate(locale, `open-data:open311.${key}`)
  const choice = (keys: readonly string[], prefix: string) => keys.map(key => ({ key, name: t(`${prefix}.${key}`) }))
  const base = { variable: true, required: false, datatype_description: '' }
  const attributes = [
    { ...base, code: 'place', datatype: 'string', order: 1, description: t('place'), values: [] },
    {
      ...base,
      code: 'crs',
      datatype: 'singlevaluelist',
      order: 2,
      description: t('crs'),
      values: choice(CRS, 'frames'),
    },
    {
      ...base,
      code: 'secret_from_unit',
      datatype: 'singlevaluelist',
      order: 3,
      description: t('secret'),
      values: choice(['no', 'yes'], 'answers'),
    },
  ]
  const inXml = attributes.map(one => ({ ...one, values: one.values.length > 0 ? { value: one.values } : '' }))
  return {
    json: { service_code: code, attributes },
    xml: { service_definition: { service_code: code, attributes: { attribute: inXml } } },
  }
}

export function writeDiscovery(baseUrl: string, at: { changed: string; keyService: string; contact: string }): Written {
  const common = {
    changeset: at.changed,
    contact: at.contact,
    key_service: at.keyService,
  }
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: `${baseUrl}/open311/v2`,
    changeset: at.changed,
    type: 'production',
  }
  const formats = ['application/json', 'text/xml']
  return {
    json: { ...common, endpoints: [{ ...endpoint, formats }] },
    xml: { discovery: { ...common, endpoints: { endpoint: { ...endpoint, formats: { format: formats } } } } },
  }
}
