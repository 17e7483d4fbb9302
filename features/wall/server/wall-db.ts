import type { FeatureDb } from '#platform/db/index.ts'

/** The wall has no tables of its own: it reads the kernel's. */
export type WallDb = FeatureDb<'wall'>
