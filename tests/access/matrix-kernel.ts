import type { contract as access } from '#kernel/access/index.ts'
import type { contract as audit } from '#kernel/audit/index.ts'
import type { contract as calendar } from '#kernel/calendar/index.ts'
import type { filesContract } from '#kernel/files/index.ts'
import type { notifyContract } from '#kernel/notify/index.ts'
import type { contract as people } from '#kernel/people/index.ts'
import type { contract as workflow } from '#kernel/workflow/index.ts'
import { noneAbove, reason, requestId, type Row, unique } from './row.ts'
import { MARK } from './marks.ts'
import type { Place } from './world.ts'

type Rows<C extends { routes: object }> = { [K in keyof C['routes']]: Row }

const marked = { name: MARK, limit: 200 }
const byOrganisation = (place: Place) => ({ id: place.organisationId })
const byAccount = (place: Place) => ({ id: place.accountId })
const why = () => ({ requestId: requestId(), reason })

export const calendarRows: Rows<typeof calendar> = {
  listCalendars: {},
  listCalendarDays: { args: () => ({ params: { id: 'national' }, query: { year: '2026' } }) },
  editCalendarDay: {
    args: () => ({
      params: { id: 'national', date: '2026-12-30' },
      body: { requestId: requestId(), kind: null, name: MARK, source: MARK },
    }),
  },
  importCalendarYear: {
    args: () => ({
      params: { id: 'national' },
      body: { requestId: requestId(), dryRun: true, year: 2027, status: 'provisional', source: MARK, days: [] },
    }),
  },
}

export const auditRows: Rows<typeof audit> = {
  listAuditEntries: { args: () => ({ query: { limit: 5 } }) },
}

export const peopleRows: Rows<typeof people> = {
  findDesk: { args: ({ areaCode }) => ({ query: { areaCode } }) },
  listOrganisations: { by: 'lineage', args: () => ({ query: marked }), shows: place => place.organisationId },
  countOrganisations: { args: ({ areaCode }) => ({ query: { areaCode } }) },
  getOrganisation: { by: 'lineage', args: place => ({ params: byOrganisation(place) }) },
  createOrganisation: {
    by: 'area',
    args: ({ areaCode }) => ({ body: { requestId: requestId(), kind: 'team', name: `队 ${unique()}`, areaCode } }),
  },
  editOrganisation: {
    by: 'area',
    args: place => ({ params: byOrganisation(place), body: { requestId: requestId(), phone: null } }),
  },
  closeOrganisation: { by: 'area', args: place => ({ params: byOrganisation(place), body: why() }) },
  listPeople: { by: 'area', level: 'grid', args: () => ({ query: marked }), shows: place => place.personId },
  listUnposted: {},
  getPerson: { by: 'area', level: 'grid', args: place => ({ params: { id: place.personId } }) },
  createPerson: { args: () => ({ body: { requestId: requestId(), name: `新人 ${unique()}` } }) },
  editPerson: {
    by: 'area',
    level: 'grid',
    args: place => ({
      params: { id: place.personId },
      body: { requestId: requestId(), name: `${MARK} matrix_${place.name}` },
    }),
  },
  listPosts: {
    by: 'area',
    level: 'grid',
    args: place => ({ query: { areaCode: place.gridCode, limit: 200 } }),
    shows: place => place.postId,
  },
  assignPost: {
    by: 'area',
    level: 'grid',
    args: place =>
      noneAbove(place, {
        body: { requestId: requestId(), personId: place.personId, role: 'grid_worker', areaCode: place.gridCode },
      }),
  },
  endPost: {
    by: 'area',
    level: 'grid',
    // The day after tomorrow, so that the post still shows in the lists of the rows that follow.
    args: place => ({ params: { id: place.postId }, body: { ...why(), validTo: '2026-09-25' } }),
  },
  listPairings: {
    by: 'area',
    args: place => ({ query: { organisationId: place.organisationId } }),
    shows: place => place.pairingId,
  },
  createPairing: {
    by: 'area',
    args: ({ areaCode, personId }) => ({
      body: {
        requestId: requestId(),
        kind: 'partner',
        personId,
        areaCode,
        targetKind: 'area',
        targetId: areaCode,
        purpose: MARK,
        legalBasis: MARK,
      },
    }),
  },
  endPairing: {
    by: 'area',
    args: place => ({ params: { id: place.pairingId }, body: { ...why(), validTo: '2026-09-25' } }),
  },
  listVacancies: {},
  getGridTeam: { by: 'area', level: 'grid', args: place => noneAbove(place, { params: { code: place.gridCode } }) },
}

export const accessRows: Rows<typeof access> = {
  getSession: {},
  signIn: { only: 'guest', args: () => ({ body: { username: `nobody${unique()}`, password: 'x' } }) },
  sendPhoneCode: { only: 'guest', args: () => ({ body: { phone: `1390000${unique()}` } }) },
  signInByPhone: { only: 'guest', args: () => ({ body: { phone: '13900000000', code: '000000' } }) },
  signInSecondStep: { only: 'guest', args: () => ({ body: { ticket: unique(), code: '000000' } }) },
  getSecondFactor: {},
  enrolSecondFactor: { only: 'guest', args: () => ({ body: { password: 'x' } }) },
  confirmSecondFactor: { args: () => ({ body: { code: '000000' } }) },
  renewRecoveryCodes: { args: () => ({ body: { code: '000000' } }) },
  resetSecondFactor: { by: 'area', args: place => ({ params: byAccount(place), body: why() }) },
  getSecondFactorRule: {},
  editSecondFactorRule: { args: () => ({ body: { ...why(), roles: [], from: '2099-01-01' } }) },
  signOut: { only: 'guest' },
  signOutEverywhere: { only: 'guest' },
  listSessions: {},
  // Here it is never a session of one's own.
  endSession: {
    by: 'nobody',
    args: place => ({ params: { id: place.accountId }, body: { requestId: requestId() } }),
  },
  changePassword: { args: () => ({ body: { current: 'x', next: 'short' } }) },
  editProfile: { args: () => ({ body: { requestId: requestId() } }) },
  listDemoPersonas: {},
  signInAsDemo: { only: 'guest', args: () => ({ body: { username: 'checker' } }) },
  listAccounts: {
    by: 'area',
    level: 'grid',
    args: () => ({ query: marked }),
    shows: place => place.accountId,
  },
  createAccount: { args: place => ({ body: { personId: place.personId, username: `matrix${unique()}` } }) },
  resetPassword: {
    by: 'area',
    args: place => ({ params: byAccount(place), body: { reason } }),
    refuses: { secadmin: 'access.admin_account' },
  },
  disableAccount: {
    by: 'area',
    args: place => ({ params: byAccount(place), body: why() }),
    refuses: { secadmin: 'access.admin_account' },
  },
  enableAccount: {
    by: 'area',
    args: place => ({ params: byAccount(place), body: why() }),
    refuses: { secadmin: 'access.admin_account' },
  },
  unlockAccount: { by: 'area', args: place => ({ params: byAccount(place), body: why() }) },
  endSessions: { by: 'area', args: place => ({ params: byAccount(place), body: why() }) },
  listGrants: {},
  editGrant: { args: () => ({ body: { ...why(), role: 'grid_worker', permission: 'directory.read', allowed: null } }) },
  assignAdmin: {
    args: place => ({
      body: { requestId: requestId(), personId: place.personId, role: 'audit_admin', areaCode: place.district },
    }),
  },
  endAdmin: { by: 'area', args: place => ({ params: { id: place.postId }, body: why() }) },
}

export const filesRows: Rows<typeof filesContract> = {
  uploadFiles: { only: 'guest', args: place => ({ query: { district: place.district } }) },
  readFile: {
    by: 'case',
    level: 'grid',
    permission: 'case.read',
    args: ({ district, fileId }) => (fileId === null ? null : { params: { district, id: fileId } }),
  },
}

const caseParams = ({ matter }: Place) => ({ district: matter?.district, id: matter?.caseId })
const aCase = { by: 'case', level: 'grid' } as const

export const workflowRows: Rows<typeof workflow> = {
  getWorkbench: {},
  listCases: {
    ...aCase,
    args: place => (place.matter ? { query: { limit: 200 } } : null),
    shows: place => place.matter?.caseId ?? '',
  },
  getCase: { ...aCase, args: place => (place.matter ? { params: caseParams(place) } : null) },
  actOnCase: {
    ...aCase,
    args: place =>
      place.matter
        ? { params: { ...caseParams(place), name: 'comment' }, body: { requestId: requestId(), note: MARK } }
        : null,
    refuses: { operator: 'workflow.needs_role' },
  },
  listProcedures: {},
  listLimits: {},
  setLimit: {
    by: 'area',
    args: place => ({
      body: { ...why(), profile: 'matrix', areaCode: place.areaCode, amount: 2, unit: 'hour', urgency: 'urgent' },
    }),
  },
  endLimit: { by: 'area', args: place => ({ params: { id: place.limitId }, body: why() }) },
  setLimitProfile: { args: () => ({ body: { ...why(), profile: 'working_day' } }) },
  listClockEffects: {},
  setClockEffect: {
    args: () => ({ body: { ...why(), profile: 'working_day', event: 'hold', effect: 'runs_on' } }),
  },
}

export const notifyRows: Rows<typeof notifyContract> = {
  listMessages: {},
  markRead: { args: () => ({ body: { requestId: requestId(), ids: [] } }) },
  getMyNotifications: {},
  saveMyNotifications: { args: () => ({ body: { requestId: requestId(), choices: {} } }) },
  subscribePush: {
    args: () => ({
      body: { requestId: requestId(), endpoint: 'https://push.example/a', keys: { p256dh: 'x', auth: 'y' } },
    }),
  },
  endDevice: { by: 'nobody', args: () => ({ params: { id: requestId() }, body: { requestId: requestId() } }) },
  giveAddress: { args: () => ({ body: { kind: 'email', value: 'no address' } }) },
  confirmAddress: { args: () => ({ body: { requestId: requestId(), kind: 'email', code: '000000' } }) },
  removeAddress: { args: () => ({ body: { requestId: requestId(), kind: 'email' } }) },
  listChannels: {},
  saveSms: {
    args: () => ({ body: { requestId: requestId(), enabled: false, url: 'https://sms.example/', method: 'POST' } }),
  },
  saveEmail: {
    args: () => ({
      body: {
        requestId: requestId(),
        enabled: false,
        host: 'mail.example',
        port: 25,
        security: 'none',
        from: 'a@b.example',
      },
    }),
  },
  savePush: { args: () => ({ body: { requestId: requestId(), enabled: true, subject: 'mailto:a@b.example' } }) },
  addRobot: {
    args: place => ({
      body: {
        requestId: requestId(),
        kind: 'wecom',
        name: MARK,
        enabled: false,
        areaCode: place.areaCode,
        kinds: ['turn'],
        url: 'https://robot.example/send?key=k',
      },
    }),
  },
  saveRobot: {
    by: 'nobody',
    args: () => ({
      params: { id: requestId() },
      body: { requestId: requestId(), name: MARK, enabled: false, kinds: ['turn'] },
    }),
  },
  removeRobot: { by: 'nobody', args: () => ({ params: { id: requestId() }, body: { requestId: requestId() } }) },
  saveTimes: {
    args: () => ({
      body: {
        requestId: requestId(),
        quiet: { on: true, from: '21:30', to: '07:30' },
        digest: { on: true, at: '08:30' },
      },
    }),
  },
  testChannel: { by: 'nobody', args: () => ({ params: { id: requestId() }, body: {} }) },
  listDeliveries: {},
  retryDelivery: {
    by: 'nobody',
    args: () => ({ params: { messageId: requestId(), channel: 'sms' }, body: { requestId: requestId() } }),
  },
}
