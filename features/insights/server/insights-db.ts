import type { FeatureDb } from '#platform/db/index.ts'

/** The tables of insights, the views others publish for it, and the kernel's. */
export type InsightsDb = FeatureDb<'insights'>
