import type { contract } from '#kernel/desk/index.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'
import { holders, usernames } from './expected.ts'
import { requestId, type Row, unique } from './row.ts'
import { MARK } from './marks.ts'
import type { Place } from './world.ts'

const aCase = { by: 'case', level: 'grid' } as const
/** Somebody else's, or nobody's: there is no way to either. */
const theirs = { by: 'nobody', args: (place: Place) => ({ params: { id: place.dutyId } }) } as const
const theirsChanged = {
  by: 'nobody',
  args: (place: Place) => ({ params: { id: place.dutyId }, body: { requestId: requestId() } }),
} as const

export const deskRows: { [K in keyof typeof contract.routes]: Row } = {
  listViews: { args: () => ({ query: { list: 'matters' } }) },
  createView: {
    args: () => ({
      body: {
        requestId: requestId(),
        list: 'matters',
        name: `视图 ${unique()}`,
        search: { bucket: 'check' },
        columns: null,
        organisationId: null,
      },
    }),
  },
  editView: theirsChanged,
  deleteView: theirsChanged,
  setLayout: { args: () => ({ params: { list: 'matters' }, body: { requestId: requestId(), columns: null } }) },
  startExport: {
    args: () => ({ body: { requestId: requestId(), list: 'matters', query: { q: MARK } } }),
    // The permission asked is the one of the list.
    refuses: {
      resident: 'platform.forbidden',
      auditor: 'platform.forbidden',
      sysadmin: 'platform.forbidden',
      secadmin: 'platform.forbidden',
    },
  },
  listExports: {},
  getExport: theirs,
  cancelExport: theirsChanged,
  readExport: theirs,
  listImportKinds: {},
  readImportTemplate: {
    args: () => ({ params: { kind: 'people' } }),
    // The permission asked is the one of the kind.
    refuses: Object.fromEntries(
      usernames.filter(name => !holders['directory.edit']?.includes(name)).map(name => [name, 'platform.forbidden']),
    ),
  },
  checkImport: { only: 'guest', args: () => ({ params: { kind: 'people' } }) },
  listImportRuns: {},
  getImportRun: theirs,
  mapImport: {
    by: 'nobody',
    args: place => ({ params: { id: place.dutyId }, body: { requestId: requestId(), headerRow: 1, mapping: {} } }),
  },
  applyImport: theirsChanged,
  cancelImport: theirsChanged,
  readImportErrorRows: theirs,
  previewBulk: {
    ...aCase,
    args: ({ matter }) =>
      matter ? { body: { action: 'comment', cases: [{ district: matter.district, id: matter.caseId }] } } : null,
    shows: place => place.matter?.id ?? '',
  },
  followChanges: {
    ...aCase,
    args: ({ matter }) => (matter ? { query: { last: `${TEST_NOW.getTime() - 60_000}-` } } : null),
    shows: place => place.matter?.id ?? '',
  },
}
