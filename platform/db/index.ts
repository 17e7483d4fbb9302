export type { Db, FeatureDb } from './feature-db.ts'
export { jsonb } from './json.ts'
export { migrate, shippedMigrations } from './migrate.ts'
export { type Database, openDatabase, openPglite, openPostgres } from './open.ts'
