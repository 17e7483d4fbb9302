import { pocketPart as partners } from '#features/partners/pocket/index.ts'
import { pocketPart as reportIn } from '#features/report-in/pocket/index.ts'
import { pocketPart as orders } from '#features/orders/pocket/index.ts'
import { pocketPart as matters } from '#features/matters/pocket/index.ts'
import { pocketPart as outbox } from '#kernel/files/web/index.ts'
import { pocketPart as appraisal } from '#kernel/appraisal/web/index.ts'
import { pocketPart as notify } from '#kernel/notify/web/index.ts'
import type { PocketPart } from '#ui/part.ts'

/** Every module that has pages or blocks in the pocket; the order decides nothing. */
export const parts: readonly PocketPart[] = [matters, outbox, appraisal, notify, orders, reportIn, partners]
