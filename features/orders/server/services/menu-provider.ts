import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import { invalid } from '#platform/error.ts'
import type { contract } from '../../contract.ts'

type Given = Pick<z.output<typeof contract.routes.editMenuItem.body>, 'providerKind' | 'providerId'>

/** Who serves an item: a unit that exists, a person with an account, or whoever claims the orders. */
export async function checkProvider(
  ctx: Ctx,
  { providerKind: kind, providerId: id }: Given,
): Promise<{ provider_organisation: string | null; provider_person: string | null }> {
  if (kind === 'open') return { provider_organisation: null, provider_person: null }
  if (id === null) throw invalid('providerId', 'orders.provider_needed')
  if (kind === 'organisation') {
    const [known] = await organisationsById(ctx.tx.db, { ids: [id], at: ctx.now })
    if (!known) throw invalid('providerId', 'orders.provider_unknown')
    return { provider_organisation: id, provider_person: null }
  }
  const person = await ctx.tx.db.selectFrom('people.person').select('id').where('id', '=', id).executeTakeFirst()
  if (!person) throw invalid('providerId', 'orders.provider_unknown')
  return { provider_organisation: null, provider_person: id }
}
