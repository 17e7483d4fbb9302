import { consolePart as partners } from '#features/partners/console/index.ts'
import { consolePart as reportIn } from '#features/report-in/console/index.ts'
import { consolePart as orders } from '#features/orders/console/index.ts'
import { consolePart as openData } from '#features/open-data/console/index.ts'
import { consolePart as insights } from '#features/insights/console/index.ts'
import { consolePart as wall } from '#features/wall/console/index.ts'
import { consolePart as matters } from '#features/matters/console/index.ts'
import { consolePart as access } from '#kernel/access/web/index.ts'
import { consolePart as appraisal } from '#kernel/appraisal/web/index.ts'
import { consolePart as audit } from '#kernel/audit/web/index.ts'
import { consolePart as desk } from '#kernel/desk/web/index.ts'
import { consolePart as notify } from '#kernel/notify/web/index.ts'
import { consolePart as people } from '#kernel/people/web/index.ts'
import { consolePart as territory } from '#kernel/territory/web/index.ts'
import { consolePart as workflow } from '#kernel/workflow/web/index.ts'
import type { ConsolePart } from '#ui/part.ts'

/** Every module that has pages in the console; the order decides nothing. */
export const parts: readonly ConsolePart[] = [
  matters,
  workflow,
  appraisal,
  territory,
  people,
  access,
  audit,
  notify,
  desk,
  insights,
  wall,
  openData,
  orders,
  reportIn,
  partners,
]
