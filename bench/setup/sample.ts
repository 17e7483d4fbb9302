import type pg from 'pg'
import { quadkey } from '#kernel/territory/index.ts'

/** Tables of which every matter has rows, in the order they are written; `key` leads to the case or to the matter. */
export const copiedTables = [
  { table: 'workflow.case', key: 'case', column: 'id' },
  { table: 'workflow.action', key: 'case', column: 'case_id' },
  { table: 'workflow.assignment', key: 'case', column: 'case_id' },
  { table: 'workflow.clock', key: 'case', column: 'case_id' },
  { table: 'matters.matter', key: 'matter', column: 'id' },
  { table: 'matters.requester', key: 'matter', column: 'matter_id' },
  { table: 'matters.dispatch', key: 'matter', column: 'matter_id' },
  { table: 'matters.rating', key: 'matter', column: 'matter_id' },
  { table: 'files.file', key: 'case', column: 'subject_id' },
] as const

/** What else the demo city wrote about its matters; not kept. */
const DROPPED = [
  'workflow.follower',
  'workflow.seal_leaf',
  'workflow.seal',
  'notify.delivery',
  'notify.message',
  'matters.number_counter',
  'matters.map_count',
  'matters.map_change',
  'insights.event',
  'insights.tally',
  'insights.duration',
  'insights.stale_day',
  'insights.report_file',
  'insights.publication',
]

/**
 * Takes the matters the engine itself played out of the tables and keeps them aside in the schema `sample`: the city is
 * empty then, and its history can be grown from rows shaped exactly like the product's own.
 */
export async function setSampleAside(client: pg.Client): Promise<void> {
  await client.query('create schema sample')
  for (const { table } of copiedTables) await client.query(`create table sample.${nameOf(table)} as table ${table}`)
  await client.query(`truncate ${[...copiedTables.map(({ table }) => table), ...DROPPED].join(', ')} cascade`)
  await client.query(FUNCTIONS)
  await client.query(`
    create unlogged table sample.copy (
      district text, case_id uuid, matter_id uuid, number text, lng double precision, lat double precision,
      shift interval, new_case_id uuid, new_matter_id uuid, new_number text
    );
    create unlogged table sample.kind as
      select c.district, c.id as case_id, c.subject_id as matter_id, c.number, c.opened_at, c.final, m.lng, m.lat,
        row_number() over (partition by c.final order by c.opened_at, c.id) - 1 as place,
        count(*) over (partition by c.final) as places
      from sample.case c join sample.matter m on m.district = c.district and m.id = c.subject_id;
    create sequence sample.serial start 100000;
    analyze sample.kind;
  `)
  await checkQuadkey(client)
}

export function nameOf(table: string): string {
  return table.slice(table.indexOf('.') + 1)
}

/** A UUIDv7 of a moment, and the quadkey of the kernel, for rows that are made inside the database. */
const FUNCTIONS = `
  create function sample.id_of(at timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
      || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid $$;
  create function sample.spread(v bigint) returns bigint language sql immutable as $$
    with a as (select (v | (v << 16)) & 281470681808895 as v), b as (select (v | (v << 8)) & 71777214294589695 as v from a),
      c as (select (v | (v << 4)) & 1085102592571150095 as v from b), d as (select (v | (v << 2)) & 3689348814741910323 as v from c)
    select (v | (v << 1)) & 6148914691236517205 from d $$;
  create function sample.quadkey(lng double precision, lat double precision) returns bigint language sql immutable as $$
    select sample.spread(floor((lng + 180) / 360 * 67108864)::bigint)
      | (sample.spread(floor((0.5 - ln((1 + sin(radians(lat))) / (1 - sin(radians(lat)))) / (4 * pi())) * 67108864)::bigint) << 1) $$;
`

async function checkQuadkey(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ lng: number; lat: number; key: string }>(
    'select lng, lat, sample.quadkey(lng, lat)::text as key from sample.kind limit 200',
  )
  const wrong = rows.find(row => Number(row.key) !== quadkey(row.lng, row.lat))
  if (wrong) throw new Error(`The quadkey of the bench is not the kernel's at ${wrong.lng}, ${wrong.lat}`)
}
