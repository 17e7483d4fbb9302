import { permissions as partners } from '#features/partners/index.ts'
import { permissions as reportIn } from '#features/report-in/index.ts'
import { permissions as orders } from '#features/orders/index.ts'
import { permissions as openData } from '#features/open-data/index.ts'
import { permissions as wall } from '#features/wall/index.ts'
import { permissions as insights } from '#features/insights/index.ts'
import { permissions as matters } from '#features/matters/index.ts'
import { type LoosePermissions, permissions as access } from '#kernel/access/index.ts'
import { permissions as appraisal } from '#kernel/appraisal/index.ts'
import { permissions as audit } from '#kernel/audit/index.ts'
import { permissions as calendar } from '#kernel/calendar/index.ts'
import { permissions as desk } from '#kernel/desk/index.ts'
import { permissions as people } from '#kernel/people/index.ts'
import { permissions as territory } from '#kernel/territory/index.ts'
import { permissions as workflow } from '#kernel/workflow/index.ts'

/** The permissions of every module. */
export const permissions: readonly LoosePermissions[] = [
  calendar,
  audit,
  territory,
  people,
  access,
  workflow,
  appraisal,
  desk,
  matters,
  insights,
  wall,
  openData,
  orders,
  reportIn,
  partners,
]
