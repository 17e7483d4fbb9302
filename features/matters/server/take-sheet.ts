import { systemActor } from '#kernel/access/index.ts'
import { isPhone, screenWords } from '#kernel/people/index.ts'
import { jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { IntakeSettings } from '../intake-settings.ts'
import { sealedTypes } from '../worksheet-columns.ts'
import { type Gazetteer, placeSheet, type SheetFault } from './place-sheet.ts'
import type { SheetRow } from './sheet-file.ts'
import { type TakeInDeps, takeIn } from './take-in.ts'

export interface SheetWorld {
  gazetteer: Gazetteer
  settings: IntakeSettings
  categories: readonly { id: string; name: string; urgency: string }[]
}

/** Takes one sheet in as a matter; what the hotline wrote that is no person's is kept with it. */
export async function takeSheet(
  tx: Tx,
  { sheet }: SheetRow,
  at: { world: SheetWorld; deps: TakeInDeps; by: string },
): Promise<{ faults: SheetFault[] } | { matterId: string }> {
  const { world, deps, by } = at
  const found = await placeSheet(tx.db, sheet, world.gazetteer)
  if ('faults' in found) return found
  const category = categoryOf(sheet.className, world)
  const { number = '', content = '', title, caller, phone = '', type = '' } = sheet
  const contact = isPhone(phone) ? { name: caller || phone.slice(-4), phone } : undefined
  const taken = await takeIn(
    tx,
    systemActor('12345'),
    {
      ...found.placed,
      kind: 'resident_request',
      source: 'hotline',
      words: screenWords(content),
      ...(title ? { title: screenWords(title) } : {}),
      category,
      urgency: category?.urgency ?? 'normal',
      sourceCrs: 'wgs84',
      requesterId: null,
      requester: { anonymous: !contact, secretFromUnit: sealedTypes.includes(type), contact },
      fileIds: [],
    },
    deps,
  )
  const { caller: _, phone: __, content: ___, ...kept } = sheet
  tx.gather(
    tx.db.insertInto('matters.worksheet').values({
      district: taken.district,
      sheet_number: number,
      matter_id: taken.id,
      sheet: jsonb(kept),
      imported_at: tx.now,
      imported_by: by,
    }),
  )
  return { matterId: taken.id }
}

/** As the city has matched the hotline's classes to its own, else the category of the same name, else none: the dispatcher chooses. */
function categoryOf(className: string | undefined, { settings, categories }: SheetWorld) {
  if (!className) return null
  const last = className
    .split(/[/>、-]/)
    .at(-1)
    ?.trim()
  const matched = settings.sheetCategories.find(one => one.name === className || one.name === last)
  return categories.find(one => one.id === matched?.categoryId || one.name === className || one.name === last) ?? null
}
