import { z } from 'zod'

/** Services whose tiles lie in GCJ-02 or BD-09: our ground, drawn in CGCS2000, would stand hundreds of metres beside them. */
const SHIFTED = /(^|\.)(amap\.com|autonavi\.com|gtimg\.com|map\.qq\.com|bdimg\.com|bdstatic\.com|map\.baidu\.com)$/i

const opacity = z.number().min(0.1).max(1)
/** 审图号: every map shown in public carries one (Map Management Regulations art. 25). */
const reviewNumber = z.string().trim().min(4).max(60)

export const noBaseMap = z.object({ kind: z.literal('none') })
/** 天地图, the national map service (CGCS2000, spherical Mercator tiles), with the key the city was given. */
export const tianditu = z.object({
  kind: z.literal('tianditu'),
  style: z.enum(['vector', 'imagery']),
  /** Browsers send it with every tile, so it is no secret; it is still not written to logs and audit. */
  key: z
    .string()
    .trim()
    .regex(/^[0-9a-fA-F]{32}$/),
  reviewNumber,
  opacity,
})
/** Any tile server that follows the XYZ scheme in spherical Mercator. */
export const xyz = z.object({
  kind: z.literal('xyz'),
  tiles: z.string().trim().min(10).max(500),
  attribution: z.string().trim().min(1).max(200),
  reviewNumber: reviewNumber.optional(),
  maxZoom: z.number().int().min(1).max(22),
  opacity,
})

/** What lies under our own layers on every map of both faces. */
export const baseMap = z.discriminatedUnion('kind', [noBaseMap, tianditu, xyz])
export type BaseMapSetting = z.output<typeof baseMap>

/** What a map needs to draw it; layers from the ground up, each with the addresses its tiles may come from. */
export interface BaseMapDrawing {
  layers: string[][]
  attribution: string
  maxZoom: number
  opacity: number
}

const tiandituHosts = Array.from({ length: 8 }, (_, index) => `https://t${index}.tianditu.gov.cn`)
const tiandituLayers = { vector: ['vec', 'cva'], imagery: ['img', 'cia'] } as const

/** Null for a plain map. */
export function drawingOf(setting: BaseMapSetting): BaseMapDrawing | null {
  if (setting.kind === 'none') return null
  if (setting.kind === 'xyz') {
    const { tiles, attribution, maxZoom, opacity: seen } = setting
    return { layers: [[tiles]], attribution: signed(attribution, setting.reviewNumber), maxZoom, opacity: seen }
  }
  const layers = tiandituLayers[setting.style].map(layer => tiandituHosts.map(host => wmts(host, layer, setting.key)))
  return { layers, attribution: signed('天地图', setting.reviewNumber), maxZoom: 18, opacity: setting.opacity }
}

function signed(owner: string, number: string | undefined): string {
  return number === undefined ? owner : `${owner} · ${number}`
}

function wmts(host: string, layer: string, key: string): string {
  const fixed = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`
  return `${host}/${layer}_w/wmts?${fixed}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`
}

/** The origins a browser must be let to for these tiles, and no other. */
export function tileOrigins(setting: BaseMapSetting): string[] {
  if (setting.kind === 'none') return []
  if (setting.kind === 'tianditu') return tiandituHosts
  const url = tileUrl(setting.tiles)
  return url ? [url.origin] : []
}

export type TemplateFault = 'bad_template' | 'shifted_tiles'

/** Why tiles may not come from there. `isNamed`: a machine the installation itself names, to which plain http is open. */
export function templateFault(template: string, isNamed: (url: string) => boolean): TemplateFault | null {
  const url = tileUrl(template)
  if (!url || url.username !== '' || url.password !== '') return 'bad_template'
  if (!['{z}', '{x}', '{y}'].every(part => template.includes(part))) return 'bad_template'
  // A placeholder in the host would name machines nobody has looked at, and cannot stand in a content policy.
  if (/[{}]/.test(template.split('/')[2] ?? '') || /[\s;,'"]/.test(template)) return 'bad_template'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isNamed(url.href))) return 'bad_template'
  return SHIFTED.test(url.hostname) ? 'shifted_tiles' : null
}

function tileUrl(template: string): URL | null {
  const example = template.replaceAll(/\{[zxy]\}/g, '0')
  return URL.canParse(example) ? new URL(example) : null
}
