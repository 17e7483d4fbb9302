import type { z } from 'zod'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { type FeatureDb, jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import { type AuditActor, writeAudit } from './write-audit.ts'

export interface CitySetting<Settings> {
  /** As the city has set it; what it has not set, or set so that it is no longer understood, is as shipped. */
  read: (db: FeatureDb<never>) => Promise<Settings>
  /** Changes what is named and keeps the rest; the change is in the audit. Returns what holds from now on. */
  edit: (ctx: { tx: Tx; actor: AuditActor }, change: Partial<Settings>) => Promise<Settings>
}

/** A group of settings of the whole city, kept as one row of `platform.setting`. */
export function citySetting<Shape extends z.ZodRawShape>(
  key: string,
  of: { schema: z.ZodObject<Shape>; shipped: z.output<z.ZodObject<Shape>> },
): CitySetting<z.output<z.ZodObject<Shape>>> {
  type Settings = z.output<z.ZodObject<Shape>>
  const partial = of.schema.partial()
  const read = async (db: FeatureDb<never>): Promise<Settings> => {
    const row = await db.selectFrom('platform.setting').select('value').where('key', '=', key).executeTakeFirst()
    return { ...of.shipped, ...partial.safeParse(row?.value ?? {}).data }
  }
  return {
    read,
    async edit({ tx, actor }, change) {
      const next = { ...(await read(tx.db)), ...change }
      await tx.db
        .insertInto('platform.setting')
        .values({ key, value: jsonb(next), updated_at: tx.now })
        .onConflict(conflict =>
          conflict.column('key').doUpdateSet(eb => ({
            value: eb.ref('excluded.value'),
            updated_at: eb.ref('excluded.updated_at'),
          })),
        )
        .execute()
      writeAudit(tx, {
        district: NO_DISTRICT,
        actor,
        event: 'setting.edited',
        subjectKind: 'setting',
        subjectId: key,
        details: change,
      })
      return next
    },
  }
}
