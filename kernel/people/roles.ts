import type { AreaLevel } from '#kernel/territory/index.ts'

/**
 * Everything a person can be posted as; closed on purpose: a new duty is a new word here, with texts and grants.
 * 网格员 · 网格长 · 网格指导员 (C32) · 社区调度员 · 社区核查员 · 街道督办员 · 区领导 · 部门承办员 · 物业经理 · 承办人 ·
 * 下沉小区的社区工作者 (C25) · 单元长 (D05) · 楼栋长 (A07) · 楼栋党小组组长 (D04) · 支部书记、支部委员 (C19) · 兼职委员 (A63) ·
 * 市级平台管理员 · 系统/安全/审计管理员 (GB/T 22239: three separate administrators). A resident needs no post.
 */
export const roles = [
  'resident',
  'grid_worker',
  'grid_chief',
  'grid_instructor',
  'community_dispatcher',
  'community_checker',
  'street_supervisor',
  'district_leader',
  'department_handler',
  'property_manager',
  'unit_handler',
  'community_worker',
  'unit_head',
  'building_head',
  'party_group_leader',
  'branch_secretary',
  'branch_member',
  'part_time_member',
  'city_operator',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const
export type Role = (typeof roles)[number]

/** Nobody may hold two of these at once, and none of them sees case data. */
export const adminRoles = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[]
export type AdminRole = (typeof adminRoles)[number]

/** Where a post of the role may sit, and whether it is held for an organisation whose assignments it answers. */
export interface Seat {
  levels: readonly AreaLevel[]
  forOrganisation: boolean
}

const anywhere = ['city', 'district', 'street', 'community', 'grid', 'micro_grid'] as const

/** A resident has no seat; the empty list says so. */
export const seats: Readonly<Record<Role, Seat>> = {
  resident: { levels: [], forOrganisation: false },
  grid_worker: { levels: ['grid', 'micro_grid'], forOrganisation: false },
  grid_chief: { levels: ['grid'], forOrganisation: false },
  grid_instructor: { levels: ['grid', 'community'], forOrganisation: false },
  community_dispatcher: { levels: ['community', 'street'], forOrganisation: false },
  community_checker: { levels: ['community', 'street'], forOrganisation: false },
  street_supervisor: { levels: ['street'], forOrganisation: false },
  district_leader: { levels: ['district'], forOrganisation: false },
  department_handler: { levels: ['street', 'district', 'city'], forOrganisation: true },
  property_manager: { levels: ['street', 'community', 'grid'], forOrganisation: true },
  unit_handler: { levels: anywhere, forOrganisation: true },
  community_worker: { levels: ['community'], forOrganisation: false },
  unit_head: { levels: ['grid', 'micro_grid'], forOrganisation: false },
  building_head: { levels: ['grid', 'micro_grid'], forOrganisation: false },
  party_group_leader: { levels: ['grid', 'micro_grid'], forOrganisation: true },
  branch_secretary: { levels: ['community', 'grid', 'micro_grid'], forOrganisation: true },
  branch_member: { levels: ['community', 'grid', 'micro_grid'], forOrganisation: true },
  part_time_member: { levels: ['community'], forOrganisation: true },
  city_operator: { levels: ['city'], forOrganisation: false },
  system_admin: { levels: ['city', 'district'], forOrganisation: false },
  security_admin: { levels: ['city', 'district'], forOrganisation: false },
  audit_admin: { levels: ['city', 'district'], forOrganisation: false },
}

export function isRole(value: string): value is Role {
  return roles.some(role => role === value)
}

export function isAdminRole(role: Role): role is AdminRole {
  return adminRoles.some(admin => admin === role)
}
