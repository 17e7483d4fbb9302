import type { FeatureDb } from '#platform/db/index.ts'

export type OrdersDb = FeatureDb<'orders'>
