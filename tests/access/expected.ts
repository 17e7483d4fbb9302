/** Who must reach what, written a second time and by hand: the matrix compares the server with this, not with itself. */

export const usernames = [
  'resident',
  'grid_worker',
  'dispatcher',
  'checker',
  'supervisor',
  'housing',
  'property',
  'leader',
  'auditor',
  'sysadmin',
  'secadmin',
  'operator',
] as const
export type Username = (typeof usernames)[number]
export type Caller = Username | 'guest'
export const callers: readonly Caller[] = ['guest', ...usernames]

/**
 * Where a thing lies, seen from the grid worker's own grid: there (`own`), at the street above it, in another community
 * of the street, in another street of the district, in another district. `assigned`: there, and given to the property company.
 */
export const placeNames = ['own', 'assigned', 'above', 'sibling', 'street', 'far'] as const
export type PlaceName = (typeof placeNames)[number]

const staff: readonly Username[] = usernames.filter(name => name !== 'resident')
const withoutAuditor = staff.filter(name => name !== 'auditor')
const field = withoutAuditor.filter(name => name !== 'sysadmin' && name !== 'secadmin')

export const holders: Readonly<Record<string, readonly Username[]>> = {
  'directory.read': withoutAuditor,
  'directory.edit': ['dispatcher', 'supervisor', 'operator', 'sysadmin'],
  'account.read': ['sysadmin', 'secadmin'],
  'account.admin': ['sysadmin'],
  'account.control': ['sysadmin', 'secadmin'],
  'session.admin': ['secadmin'],
  'access.read': ['secadmin'],
  'access.edit': ['secadmin'],
  'audit.read': ['auditor'],
  'calendar.edit': ['operator', 'sysadmin'],
  'area.read': staff,
  'area.edit': ['supervisor', 'operator', 'sysadmin'],
  'area.import': ['operator', 'sysadmin'],
  'case.read': ['resident', ...field],
  'case.reopen': ['resident', 'dispatcher', 'supervisor', 'leader'],
  'case.hold': ['dispatcher', 'supervisor', 'leader'],
  'case.ask_hold': ['grid_worker', 'dispatcher', 'housing', 'property'],
  'case.follow_up': ['dispatcher', 'checker', 'supervisor'],
  'procedure.read': [...field, 'sysadmin'],
  'setting.edit': ['operator', 'sysadmin'],
  'view.share': ['dispatcher', 'supervisor', 'leader', 'operator', 'housing', 'property'],
  'matter.report': ['resident', 'grid_worker', 'dispatcher', 'supervisor'],
  'matter.read': field,
  'matter.dispatch': ['dispatcher', 'supervisor'],
  'matter.reveal': ['dispatcher', 'supervisor', 'housing', 'property'],
  'matter.find_caller': ['dispatcher', 'supervisor'],
  'matter.petition': ['dispatcher', 'supervisor', 'leader'],
  'petition.read': ['resident', 'dispatcher', 'supervisor', 'leader', 'housing', 'property'],
  'worksheet.exchange': ['supervisor', 'operator'],
  'category.edit': ['operator', 'sysadmin'],
  'duty.edit': ['operator', 'sysadmin'],
  'indicator.read': ['dispatcher', 'checker', 'supervisor', 'leader', 'operator'],
  'indicator.publish': ['supervisor', 'leader', 'operator'],
  'wall.read': ['supervisor', 'leader', 'operator'],
  'interface.edit': ['sysadmin'],
  'whistle.raise': ['dispatcher', 'supervisor'],
  'whistle.read': field,
  'whistle_kind.edit': ['operator'],
  'task.post': ['dispatcher'],
  'task.read': ['grid_worker', 'dispatcher', 'supervisor', 'checker', 'leader', 'operator'],
  'task.claim': ['resident', 'grid_worker', 'dispatcher', 'supervisor', 'housing', 'property'],
  'errand.ask': ['resident', 'grid_worker', 'dispatcher'],
  'errand.read': ['resident', 'grid_worker', 'dispatcher', 'checker', 'supervisor', 'leader'],
  'errand.do': ['grid_worker', 'dispatcher'],
  'need.collect': ['grid_worker', 'dispatcher', 'supervisor'],
  'need.read': ['grid_worker', 'dispatcher', 'checker', 'supervisor', 'leader', 'operator'],
  'menu.read': ['grid_worker', 'dispatcher', 'checker', 'supervisor', 'leader', 'operator'],
  'menu.edit': ['dispatcher', 'supervisor'],
  'order.place': ['resident', 'grid_worker', 'dispatcher', 'supervisor'],
  'order.read': field,
  'order.dispatch': ['dispatcher', 'supervisor'],
  'wish.raise': ['resident', 'grid_worker', 'dispatcher', 'supervisor'],
  'wish.read': field,
  'claim.take': ['resident', 'grid_worker', 'dispatcher', 'checker', 'supervisor', 'housing', 'property'],
  'appraisal.read': ['dispatcher', 'checker', 'supervisor', 'leader', 'operator'],
  'appraisal.design': ['leader', 'operator'],
  'appraisal.organise': ['dispatcher', 'supervisor', 'leader'],
  'appraisal.confirm': ['dispatcher', 'checker', 'supervisor', 'leader'],
  'appraisal.object': [
    'resident',
    'grid_worker',
    'dispatcher',
    'checker',
    'supervisor',
    'housing',
    'property',
    'leader',
  ],
  'appraisal.approve': ['supervisor', 'leader'],
  'partner.read': field,
  'partner.check': ['dispatcher', 'supervisor'],
  'co_building.read': field,
  'co_building.hold': ['dispatcher', 'supervisor'],
  'co_building.answer': ['housing', 'property'],
  'co_building.check': ['dispatcher', 'checker', 'supervisor'],
  'co_building.end_seat': ['dispatcher', 'supervisor', 'housing', 'property'],
  'programme.read': ['grid_worker', 'dispatcher', 'checker', 'supervisor', 'leader', 'operator'],
  'programme.edit': ['dispatcher', 'supervisor', 'leader', 'operator'],
  'programme.publish': ['supervisor', 'leader', 'operator'],
  'demonstration.edit': ['supervisor', 'leader', 'operator'],
  'transition.edit': ['dispatcher', 'supervisor', 'operator'],
  'partner.apply': ['resident', 'housing', 'property'],
  'report_in.register': ['resident', ...field],
  'report_in.read': ['resident', 'dispatcher', 'supervisor', 'leader', 'housing'],
  'report_in.answer': ['housing'],
  'report_in.place': ['dispatcher', 'supervisor'],
  'report_in.oversee': ['supervisor', 'leader'],
  'consultation.read': ['dispatcher', 'checker', 'leader', 'housing'],
  'consultation.ask': ['leader', 'housing'],
  'consultation.answer': ['dispatcher', 'checker'],
  'linkage.read': ['grid_worker', 'dispatcher', 'supervisor', 'leader', 'housing'],
  'linkage.group': ['grid_worker', 'dispatcher'],
  'linkage.note': ['grid_worker', 'dispatcher', 'supervisor', 'leader', 'housing'],
}

type Seat = 'none' | 'grid' | 'community' | 'street' | 'district' | 'city'
const seats: Readonly<Record<Username, Seat>> = {
  resident: 'none',
  grid_worker: 'grid',
  dispatcher: 'community',
  checker: 'community',
  property: 'community',
  supervisor: 'street',
  housing: 'district',
  leader: 'district',
  auditor: 'city',
  sysadmin: 'city',
  secadmin: 'city',
  operator: 'city',
}

const under: Readonly<Record<Seat, readonly PlaceName[]>> = {
  none: [],
  grid: ['own', 'assigned'],
  community: ['own', 'assigned'],
  street: ['own', 'assigned', 'above', 'sibling'],
  district: ['own', 'assigned', 'above', 'sibling', 'street'],
  city: placeNames,
}

/** Seen from the grid: its community and its street. */
const lines: readonly PlaceName[] = ['own', 'assigned', 'above']

/**
 * How a row's things are reached. `lineage`: also on the way up. `case`: by place, but by assignment for units and by
 * request for residents. `own`: what the resident asked for. `nobody`: somebody else's, whoever asks.
 */
export type Reached = 'area' | 'lineage' | 'case' | 'own' | 'nobody'

/** Whether somebody who holds the permission reaches a thing at a place. */
export function reachedBy(
  caller: Caller,
  place: PlaceName,
  thing: { by: Reached; level: 'community' | 'grid' },
): boolean {
  if (caller === 'guest' || thing.by === 'nobody') return false
  const mine = caller === 'resident' && (place === 'own' || place === 'assigned')
  if (thing.by === 'own') return mine
  if (thing.by === 'case' && caller === 'resident') return mine
  if (thing.by === 'case' && (caller === 'housing' || caller === 'property'))
    return caller === 'property' && place === 'assigned'
  const seat = seats[caller]
  if (thing.by === 'lineage' && seat !== 'none' && lines.includes(place)) return true
  return under[seat].includes(place) && (seat !== 'grid' || thing.level === 'grid')
}
