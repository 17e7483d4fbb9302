import { contract as partners } from '#features/partners/index.ts'
import { contract as reportIn } from '#features/report-in/index.ts'
import { contract as orders } from '#features/orders/index.ts'
import { contract as openData, ogcContract, open311Contract } from '#features/open-data/index.ts'
import { contract as wall } from '#features/wall/index.ts'
import { contract as insights } from '#features/insights/index.ts'
import { contract as matters } from '#features/matters/index.ts'
import { contract as access } from '#kernel/access/index.ts'
import { contract as appraisal } from '#kernel/appraisal/index.ts'
import { contract as audit } from '#kernel/audit/index.ts'
import { contract as calendar } from '#kernel/calendar/index.ts'
import { contract as desk } from '#kernel/desk/index.ts'
import { filesContract } from '#kernel/files/index.ts'
import { notifyContract } from '#kernel/notify/index.ts'
import { contract as people } from '#kernel/people/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import type { Contract } from '#platform/http/route.ts'

/** Every contract that is mounted; OpenAPI, the access matrix and the tests of malformed input are made from this list. */
export const contracts: readonly Contract[] = [
  calendar,
  audit,
  territoryContract,
  people,
  access,
  filesContract,
  workflow,
  appraisal,
  notifyContract,
  desk,
  matters,
  insights,
  wall,
  openData,
  open311Contract,
  ogcContract,
  orders,
  reportIn,
  partners,
]
