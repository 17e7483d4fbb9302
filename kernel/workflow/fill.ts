import { z } from 'zod'
import { plain } from './plain.ts'
import { type Refusal, refuse } from './records.ts'

/** What an actor sends along with an action. */
export interface ActInput {
  note?: string | undefined
  form?: Record<string, unknown> | undefined
  fileIds?: readonly string[] | undefined
}

/** What was asked for, read and found complete. */
export interface Filled {
  note: string | null
  form: Record<string, unknown>
  fileIds: readonly string[]
}

/** Reads and completes what the actor sent; the first thing missing is named by its field. */
export function fill(
  input: ActInput,
  asks: { form?: z.ZodObject | undefined; needsNote: boolean; needsFile: boolean },
): { ok: true; filled: Filled } | { ok: false; refusal: Refusal } {
  const note = plain(input.note?.trim() || null)
  const fileIds = input.fileIds ?? []
  const form = (asks.form ?? z.object({})).safeParse(input.form ?? {})
  if (!form.success)
    return refuse('workflow.form_invalid', { field: ['form', ...(form.error.issues[0]?.path ?? [])].join('.') })
  if (asks.needsNote && !note) return refuse('workflow.note_needed', { field: 'note' })
  if (asks.needsFile && fileIds.length === 0) return refuse('workflow.photo_needed', { field: 'fileIds' })
  return { ok: true, filled: { note, form: plain(form.data), fileIds } }
}
