import { shanghaiDate } from '#kernel/people/index.ts'
import { invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { resultForm } from '../../whistle-forms.ts'

/** "Not now" names a day that is still to come. */
export function guardNextDate(tx: Tx, form: Record<string, unknown>): void {
  const nextDate = resultForm.safeParse(form).data?.nextDate
  if (nextDate !== undefined && nextDate <= shanghaiDate(tx.now)) throw invalid('form.nextDate', 'workflow.date_past')
}
