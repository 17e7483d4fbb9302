import { Command } from 'commander'
import { backUpTo } from './backup.ts'
import { importBoundariesFile, importDivisionsFile } from './import-files.ts'
import { importTableFile, importWorksheetsFile } from './import-tables.ts'
import { replayMessages } from './replay.ts'
import { restoreFrom } from './restore.ts'
import { rebuildMapTally } from './tally.ts'
import { verifyHistory } from './verify-history.ts'

/** `npm run jinlin -- <command>`: what an operator does from the shell. Exit code 1 when something was refused or wrong. */
const program = new Command('jinlin').description('Jinlin 近邻 from the command line')

const importing = program.command('import').description('Bring in territory, registers and work sheets from files')
importing
  .command('divisions')
  .argument('<file>', 'CSV with the header code,name,level,parent')
  .option('--dry-run', 'check every row and write nothing', false)
  .option('--errors <file>', 'where to write the rows that were refused', 'divisions-errors.csv')
  .action(importDivisionsFile)
importing
  .command('boundaries')
  .argument('<file>', 'GeoJSON; each feature names its area in `code` or `adcode`')
  .option('--crs <crs>', 'wgs84, cgcs2000, gcj02 or bd09', 'wgs84')
  .option('--dry-run', 'check every feature and write nothing', false)
  .option('--errors <file>', 'where to write the features that were refused', 'boundaries-errors.csv')
  .action(importBoundariesFile)

importing
  .command('worksheets')
  .description('Take work sheets of the 12345 hotline in; those that are known already are left as they are')
  .argument('<file>', 'Excel, CSV or JSON with the columns of Settings › Intake')
  .option('--as <username>', 'demo persona that imports, unless JINLIN_USER and JINLIN_PASSWORD say who', 'supervisor')
  .option('--url <url>', 'a running Jinlin; without it, one is started on the local data')
  .option('--dry-run', 'check every sheet and take none in', false)
  .option('--errors <file>', 'where to write the sheets that were refused', 'worksheets-errors.xlsx')
  .action(importWorksheetsFile)
importing
  .command('table')
  .description('Fill a register from a table; wrong rows are left out, the others are applied')
  .argument('<kind>', 'areas, organisations, people or duties')
  .argument('<file>', '.xlsx or CSV with the columns of the template')
  .option('--as <username>', 'demo persona that imports, unless JINLIN_USER and JINLIN_PASSWORD say who', 'operator')
  .option('--url <url>', 'a running Jinlin; without it, one is started on the local data')
  .option('--dry-run', 'check every row and write nothing', false)
  .option('--errors <file>', 'where to write the rows that were refused', 'import-errors.xlsx')
  .action(importTableFile)

program
  .command('replay')
  .description('Raise each message of a JSON-lines file ({id, title, text}) as a matter, through the HTTP API')
  .argument('<file>', 'one JSON object a line')
  .option('--url <url>', 'a running Jinlin; without it, one is started on the local data')
  .option('--limit <n>', 'at most this many messages', Number)
  .option('--as <username>', 'demo persona that reports', 'resident')
  .option('--report <file>', 'where to write what became of each', 'replay-report.csv')
  .action(replayMessages)

program
  .command('verify-history')
  .description('Recompute every hash and every seal; name what was edited, removed or reordered')
  .action(verifyHistory)

program
  .command('tally')
  .description('What is counted beforehand from the cases')
  .command('rebuild')
  .description('Count the closed matters of the map anew; closings wait while it runs')
  .action(rebuildMapTally)

program
  .command('backup')
  .description('Write everything but the secret into one archive: tables, waiting jobs, stored files')
  .argument('<file>', 'where to write it, such as jinlin-2026-11-22.tar.gz; must not exist')
  .action(backUpTo)

program
  .command('restore')
  .description('Fill an empty installation from an archive of `backup`, and verify its history; needs the same secret')
  .argument('<file>', 'an archive of `backup`')
  .action(restoreFrom)

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
