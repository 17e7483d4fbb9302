import { z } from 'zod'
import { shippedPetitionWords } from './petition.ts'
import { sheetFields, shippedColumns } from './worksheet-columns.ts'

const headers = z.array(z.string().trim().min(1).max(40)).max(10)

/** What a city settles about intake: the lists that no public source fixes (domain 2.4 and 2.9). */
export const intakeSettings = z.object({
  /** Words by which a text may be a petition. */
  petitionWords: z.array(z.string().trim().min(2).max(20)).max(100),
  /** The headers a column of a work sheet may carry, the template's first. */
  sheetColumns: z.object(
    Object.fromEntries(sheetFields.map(field => [field, headers.min(1)])) as Record<
      (typeof sheetFields)[number],
      z.ZodArray<z.ZodString>
    >,
  ),
  /** Classes of the hotline and the category of ours each stands for. */
  sheetCategories: z
    .array(z.object({ name: z.string().trim().min(1).max(60), categoryId: z.string().max(60) }))
    .max(500),
})
export type IntakeSettings = z.output<typeof intakeSettings>

export const shippedIntake: IntakeSettings = {
  petitionWords: [...shippedPetitionWords],
  sheetColumns: shippedColumns,
  sheetCategories: [],
}
