import type { Db } from '#platform/db/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { categoryFields, categoryItems } from '../categories.ts'
import { defaultDuties } from '../duties.ts'
import { standardClasses, standardRef } from '../standard-classes.ts'

/**
 * Fills what the installation lacks of the shipped lists: fields, items, classes of the standard, and, into an empty
 * table, the duty list. Rows a city has changed stay as they are. May run any number of times.
 */
export async function ensureMatterDictionaries(db: Db, now: Date): Promise<void> {
  await insertCategories(db)
  await insertClasses(db)
  const known = await db.selectFrom('matters.duty').select('id').limit(1).executeTakeFirst()
  if (known) return
  await db
    .insertInto('matters.duty')
    .values(
      defaultDuties.map(duty => ({
        id: newId(now),
        category_id: duty.categoryId,
        level: duty.level,
        organisation_kind: duty.organisationKind,
        organisation_tag: duty.organisationTag,
        part: duty.part,
        position: duty.position,
        // In force for everything ever reported, so that a walk over older matters finds it too.
        effective_from: new Date('2000-01-01T00:00:00Z'),
      })),
    )
    .execute()
}

async function insertCategories(db: Db): Promise<void> {
  await db
    .insertInto('matters.category')
    .values(
      categoryFields.map((field, position) => ({
        id: field.id,
        parent_id: null,
        field: field.id,
        name: field.name,
        name_en: field.nameEn,
        position,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('matters.category')
    .values(
      categoryItems.map((item, position) => ({
        id: item.id,
        parent_id: item.field,
        field: item.field,
        name: item.name,
        name_en: item.nameEn,
        keywords: [...item.keywords],
        urgency: item.urgency,
        reopen_days: item.reopenDays,
        photo_required: item.photoRequired,
        residents: item.residents,
        near_metres: item.near.metres,
        near_days: item.near.days,
        near_shown: item.nearShown,
        position,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function insertClasses(db: Db): Promise<void> {
  await db
    .insertInto('matters.standard_class')
    .values(standardClasses.map(one => ({ standard_ref: standardRef, kind: one.kind, code: one.code, name: one.name })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('matters.category_class')
    .values(
      categoryItems.flatMap(item =>
        item.classes.map(code => ({ category_id: item.id, standard_ref: standardRef, kind: 'matter', code })),
      ),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
