import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PGlite } from '@electric-sql/pglite'
import { freshDatabase } from '#scripts/gen/fresh-database.ts'
import { faultsOf, SCHEMA_RULES } from './schema-rules.ts'

const GOOD = `
  create schema shops;
  create table shops.shop (district text, id uuid, person_id uuid references people.person (id), primary key (district, id));
  create index shop_person on shops.shop (person_id);
  create table shops.visit (district text, id uuid, shop_id uuid, at timestamptz, primary key (district, id),
    foreign key (district, shop_id) references shops.shop (district, id));
  create index visit_shop on shops.visit (district, shop_id);`

const PROBES: { rule: string; sql: string; fault: string }[] = [
  {
    rule: 'key-begins-with-district',
    sql: 'create table shops.stall (district text, id uuid primary key)',
    fault: 'shops.stall: shops.stall_pkey',
  },
  {
    rule: 'key-begins-with-district',
    sql: 'create unique index shop_owner on shops.shop (person_id)',
    fault: 'shops.shop: shops.shop_owner',
  },
  { rule: 'every-table-has-a-key', sql: 'create table shops.heap (district text)', fault: 'shops.heap' },
  {
    rule: 'foreign-key-stays-in-district',
    sql: `alter table shops.shop add unique (district, person_id);
          create table shops.ware (district text, id uuid, seller text, shop_id uuid, primary key (district, id),
            constraint across foreign key (seller, shop_id) references shops.shop (district, id))`,
    fault: 'shops.ware: across',
  },
  { rule: 'foreign-key-is-indexed', sql: 'drop index shops.shop_person', fault: 'shops.shop: shop_person_id_fkey' },
  {
    rule: 'foreign-key-is-indexed',
    sql: 'drop index shops.visit_shop',
    fault: 'shops.visit: visit_district_shop_id_fkey',
  },
  {
    rule: 'no-trigger',
    sql: `create function shops.touch() returns trigger language plpgsql as 'begin return new; end';
          create trigger touch before insert on shops.shop for each row execute function shops.touch()`,
    fault: 'shops.shop: touch',
  },
  {
    rule: 'no-rewrite-rule',
    sql: 'create rule quiet as on delete to shops.shop do instead nothing',
    fault: 'shops.shop: quiet',
  },
  {
    rule: 'no-exclusion-or-deferrable',
    sql: 'alter table shops.visit add constraint later unique (district, at) deferrable',
    fault: 'shops.visit: later',
  },
  { rule: 'no-sequence', sql: 'create sequence shops.number', fault: 'shops.number' },
  {
    rule: 'no-extension',
    sql: `create schema if not exists ext; insert into pg_extension
          select 99999, 'postgis', extowner, extnamespace, false, '3', null, null from pg_extension limit 1`,
    fault: 'postgis',
  },
  {
    rule: 'timestamps-have-a-zone',
    sql: 'alter table shops.visit add column noted timestamp',
    fault: 'shops.visit.noted',
  },
]

let database: PGlite

beforeAll(async () => {
  database = await freshDatabase()
}, 60_000)

afterAll(() => database.close())

/** Runs work in a transaction that is rolled back: the next probe finds the schema as it was. */
async function aside<T>(script: string, work: () => Promise<T>): Promise<T> {
  await database.exec('begin')
  try {
    await database.exec(script)
    return await work()
  } finally {
    await database.exec('rollback')
  }
}

function rule(name: string) {
  const found = SCHEMA_RULES.find(candidate => candidate.name === name)
  if (!found) throw new Error(`No rule ${name}`)
  return found
}

describe('the schema', () => {
  test('every rule has a planted violation', () => {
    const probed = new Set(PROBES.map(probe => probe.rule))
    expect(SCHEMA_RULES.map(({ name }) => name).filter(name => !probed.has(name))).toEqual([])
  })

  test.each(PROBES)('$rule finds $fault', async ({ rule: name, sql, fault }) => {
    const faults = await aside(`${GOOD}${sql}`, () => faultsOf(database, rule(name)))
    expect(faults).toContain(fault)
  })

  test.each(SCHEMA_RULES)('$name lets a good table pass', async found => {
    const faults = await aside(GOOD, () => faultsOf(database, found))
    expect(faults.filter(fault => fault.startsWith('shops.'))).toEqual([])
  })

  test.each(SCHEMA_RULES)('the migrations keep $name', async found => {
    expect(await faultsOf(database, found)).toEqual([])
  })
})
