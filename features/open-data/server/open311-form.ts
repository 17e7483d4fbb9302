import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { MAX_BYTES, MAX_FILES } from '#kernel/files/index.ts'
import { isPhone } from '#kernel/people/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { RaisedReport } from '../ports.ts'
import { CRS } from './open311-services.ts'

interface Form {
  fields: URLSearchParams
  photos: { name: string; bytes: Buffer }[]
}

/** Reads a form as the standard sends it (form-encoded), or multipart with photos. */
export async function readForm(request: FastifyRequest): Promise<Form> {
  const type = request.headers['content-type'] ?? ''
  if (typeof request.body === 'string' && type.startsWith('application/x-www-form-urlencoded'))
    return { fields: new URLSearchParams(request.body), photos: [] }
  if (!request.isMultipart()) throw new DomainError('open-data.form_needed', { status: 400 })
  const form: Form = { fields: new URLSearchParams(), photos: [] }
  for await (const part of request.parts({ limits: { files: MAX_FILES, fileSize: MAX_BYTES, fields: 40 } })) {
    if (part.type === 'field') form.fields.append(part.fieldname, String(part.value))
    else form.photos.push({ name: part.filename, bytes: await part.toBuffer() })
  }
  return form
}

const degrees = (most: number) => z.coerce.number().min(-most).max(most)
const shape = z.object({
  service_code: z.string().min(1).max(60),
  lat: degrees(90),
  long: degrees(180),
  description: z.string().trim().max(2_000).default(''),
  address_string: z.string().trim().max(200).default(''),
  first_name: z.string().trim().max(25).default(''),
  last_name: z.string().trim().max(25).default(''),
  phone: z.string().trim().max(30).default(''),
  media_url: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .optional(),
  'attribute[place]': z.string().trim().max(200).default(''),
  'attribute[crs]': z.enum(CRS).default('wgs84'),
  'attribute[secret_from_unit]': z.enum(['yes', 'no']).default('no'),
})
/** Names under which a form may give what it leaves empty. */
const REQUIRED = ['service_code', 'lat', 'long']

export type FormReport = Omit<RaisedReport, 'name' | 'fileIds'> & { mediaUrl: string | undefined }

/** What the form says. E-mail, device and account of the sender are not read: nothing here needs them. */
export function reportOf(fields: URLSearchParams): FormReport {
  const given = Object.fromEntries([...fields].filter(([, value]) => value.trim() !== ''))
  const missing = REQUIRED.find(name => given[name] === undefined)
  if (missing) throw invalid(missing, 'open-data.field_missing', { name: missing })
  const parsed = shape.safeParse(given)
  if (!parsed.success) throw invalid(String(parsed.error.issues[0]?.path[0] ?? ''), 'open-data.field_wrong')
  const form = parsed.data
  return {
    words: form.description,
    category: form.service_code,
    lng: form.long,
    lat: form.lat,
    crs: form['attribute[crs]'],
    place: form['attribute[place]'] || form.address_string,
    contact: contactOf(form),
    secretFromUnit: form['attribute[secret_from_unit]'] === 'yes',
    mediaUrl: form.media_url,
  }
}

/** A number without a name is of use, a name without a number is not. Chinese names are written family name first. */
function contactOf(form: z.output<typeof shape>): RaisedReport['contact'] {
  if (form.phone === '') return undefined
  if (!isPhone(form.phone)) throw invalid('phone', 'open-data.field_wrong')
  const { first_name: first, last_name: last } = form
  const name = /\p{Script=Han}/u.test(first + last) ? last + first : `${first} ${last}`.trim()
  return { name: name || '-', phone: form.phone }
}
