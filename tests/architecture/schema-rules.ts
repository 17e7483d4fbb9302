import type { PGlite } from '@electric-sql/pglite'

export interface SchemaRule {
  name: string
  /** Selects one text column: what is at fault. */
  sql: string
}

/** Dictionaries and the directory, and runs over more than one district: copied to every node, keyed without one. */
const REFERENCE_TABLES = [
  'platform.%',
  'auth.%',
  'calendar.%',
  'people.%',
  'access.%',
  'notify.%',
  'desk.%',
  'territory.area%',
  'territory.boundary',
  'territory.import_run',
  'workflow.limit',
  'workflow.clock_effect',
  'matters.category%',
  'matters.standard_class',
  'matters.duty',
  'matters.worksheet_run',
  'orders.whistle_kind',
  'orders.work_kind',
  'partners.class',
  'partners.service_field',
  'partners.pattern',
  'open_data.api_key',
  'open_data.subscription',
  'open_data.endpoint',
]

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss') and n.nspname not like 'pg\\_%'`
const NAME = `n.nspname || '.' || c.relname`
const REFERENCE = `${NAME} like any (array[${REFERENCE_TABLES.map(name => `'${name}'`).join(', ')}])`
const KEYS = `pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace`
const CONSTRAINTS = `pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace`

/** The rules of docs/adr/0004 that keep the way to a distributed PostgreSQL open, and lists flat at scale. */
export const SCHEMA_RULES: SchemaRule[] = [
  {
    name: 'key-begins-with-district',
    sql: `select ${NAME} || ': ' || i.indexrelid::regclass::text as fault from ${KEYS}
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
          where ${OURS} and i.indisunique and a.attname <> 'district' and not (${REFERENCE})`,
  },
  {
    name: 'every-table-has-a-key',
    sql: `select ${NAME} as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where ${OURS} and c.relkind = 'r'
          and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  },
  {
    name: 'foreign-key-stays-in-district',
    sql: `select ${NAME} || ': ' || k.conname as fault from ${CONSTRAINTS}
          where ${OURS} and k.contype = 'f'
          and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'district')
          and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and a.attname = 'district')`,
  },
  {
    // An index serves a foreign key when it begins with one of its columns, the district left aside.
    name: 'foreign-key-is-indexed',
    sql: `select ${NAME} || ': ' || k.conname as fault from ${CONSTRAINTS}
          where ${OURS} and k.contype = 'f' and not exists (
            select from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where i.indrelid = k.conrelid
            and (case when a.attname = 'district' then i.indkey[1] else i.indkey[0] end) = any (k.conkey))`,
  },
  {
    name: 'no-trigger',
    sql: `select ${NAME} || ': ' || t.tgname as fault from pg_trigger t
          join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
          where ${OURS} and not t.tgisinternal`,
  },
  {
    name: 'no-rewrite-rule',
    sql: `select ${NAME} || ': ' || r.rulename as fault from pg_rewrite r
          join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
          where ${OURS} and c.relkind = 'r'`,
  },
  {
    name: 'no-exclusion-or-deferrable',
    sql: `select ${NAME} || ': ' || k.conname as fault from ${CONSTRAINTS}
          where ${OURS} and (k.contype = 'x' or k.condeferrable)`,
  },
  {
    name: 'no-sequence',
    sql: `select ${NAME} as fault from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where ${OURS} and c.relkind = 'S'`,
  },
  {
    name: 'no-extension',
    sql: `select e.extname as fault from pg_extension e where e.extname <> 'plpgsql'`,
  },
  {
    name: 'timestamps-have-a-zone',
    sql: `select ${NAME} || '.' || a.attname as fault from pg_attribute a
          join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
          where ${OURS} and c.relkind = 'r' and a.attnum > 0 and a.atttypid = 'timestamp'::regtype`,
  },
]

export async function faultsOf(database: PGlite, rule: SchemaRule): Promise<string[]> {
  const { rows } = await database.query<{ fault: string }>(rule.sql)
  return rows.map(row => row.fault).toSorted()
}
