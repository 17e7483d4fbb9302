/** `npm run new -- feature NAME` writes a slice that passes every check as written; see docs/how-to/add-a-feature.md. */
import { root } from './gen/fresh-database.ts'
import { createFeature } from './new-feature/create-feature.ts'
import { run } from './run/command.ts'

const [what, name] = process.argv.slice(2)
if (what !== 'feature' || name === undefined) {
  console.error('npm run new -- feature NAME, NAME written like report-in')
  process.exit(1)
}
try {
  const paths = createFeature(name, root)
  await run('biome', ['format', '--write', ...paths])
  await run('node', ['scripts/gen.ts'])
  console.log(`features/${name} is ready. Next: docs/how-to/add-a-feature.md, then npm run check`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
