import type { Ctx } from '#kernel/access/server/index.ts'
import { sendNotice } from '#kernel/notify/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { holdersAt } from '#kernel/people/server/index.ts'
import type { Tx } from '#platform/tx.ts'
import { GIVEN_POSTS } from '../rules.ts'
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

/** Who left or moved may still hold posts: nobody ends their own, so the desk that gave them is asked to. */
export async function tellDeskOfPosts(
  tx: Tx,
  row: Pick<RegistrationRow, 'acting_person_id' | 'community_code' | 'district' | 'case_id'>,
): Promise<void> {
  const { acting_person_id: personId, community_code: areaCode } = row
  if (!personId || !areaCode) return
  const today = shanghaiDate(tx.now)
  const post = await tx.db
    .selectFrom('people.post')
    .select('id')
    .where('person_id', '=', personId)
    .where('role', 'in', [...GIVEN_POSTS])
    .where('area_code', 'like', `${areaCode}%`)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .executeTakeFirst()
  if (!post) return
  await sendNotice(tx, {
    personIds: await holdersAt(tx.db, { role: 'community_dispatcher', areaCode, at: tx.now }),
    template: 'told',
    params: { number: '', titleKey: 'report-in:told.about_posts', sentenceKey: 'report-in:told.posts_left' },
    ...(row.case_id ? { case: { district: row.district, id: row.case_id } } : {}),
  })
}
