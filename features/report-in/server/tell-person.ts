import type { Ctx } from '#kernel/access/server/index.ts'
import { sendNotice } from '#kernel/notify/server/index.ts'
import type { RegistrationRow } from './registration-rows.ts'

/** Says something to whoever registered; nothing where only a unit or a register said they serve. */
export async function tellPerson(
  { tx }: Pick<Ctx, 'tx'>,
  row: RegistrationRow,
  sentenceKey: string,
  params: Record<string, string> = {},
): Promise<void> {
  if (!row.person_id) return
  await sendNotice(tx, {
    personIds: [row.person_id],
    template: 'told',
    params: {
      number: '',
      titleKey: 'report-in:told.about',
      sentenceKey,
      community: row.community_name ?? '',
      ...params,
    },
    ...(row.case_id ? { case: { district: row.district, id: row.case_id } } : {}),
  })
}
