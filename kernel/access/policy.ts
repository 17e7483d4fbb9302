import { type AdminRole, isAdminRole, isRole, type Role } from '#kernel/people/index.ts'

/**
 * How far a permission carries: `area` everything under the post's area · `assigned` what is with the post's
 * organisation as lead or assist · `own` what the person asked for · `global` everywhere.
 */
export const reaches = ['area', 'assigned', 'own', 'global'] as const
export type Reach = (typeof reaches)[number]

/** One permission as a module declares it. `reachFor` narrows or widens the reach for single roles. */
export interface PermissionSpec {
  grants: readonly Role[]
  reach: Reach
  reachFor?: Readonly<Partial<Record<Role, Reach>>>
  /** Cases that name it as their reading are reached by nobody without it, whatever else they hold. */
  guards?: boolean
}
export type Permissions = Readonly<Record<string, PermissionSpec>>

/** The same, as modules that stand before people in the kernel order can write it: roles are words until compiled. */
export interface LoosePermissionSpec {
  readonly grants: readonly string[]
  readonly reach: string
  readonly reachFor?: Readonly<Record<string, string | undefined>>
  readonly guards?: boolean
}
export type LoosePermissions = Readonly<Record<string, LoosePermissionSpec>>

export interface GrantOverride {
  role: Role
  permission: string
  allowed: boolean
}

export interface CompiledPermission {
  reach: Reach
  /** Roles that hold it now, with how far each carries. */
  roles: ReadonlyMap<Role, Reach>
  shipped: ReadonlySet<Role>
  guards: boolean
}
/** Every permission that exists, by name. */
export type Policy = ReadonlyMap<string, CompiledPermission>

/** What each administrator may ever be granted: system runs it, security grants, audit reads; none sees a case. */
const adminMay: Readonly<Record<AdminRole, RegExp>> = {
  system_admin: /^(account|setting|calendar|area|directory|procedure|category|duty|limit|job|interface)\./,
  security_admin: /^(access|session)\.|^(area|directory|account)\.read$|^account\.control$/,
  audit_admin: /^audit\.|^area\.read$/,
}

/** Why this role may not be granted this permission, as an error code; null when it may. */
export function grantFault(
  role: Role,
  permission: string,
): 'access.admin_sees_no_cases' | 'access.only_security_admin' | null {
  if (isAdminRole(role)) return adminMay[role].test(permission) ? null : 'access.admin_sees_no_cases'
  return /^(access|session|account|audit)\./.test(permission) && permission !== 'audit.read'
    ? 'access.only_security_admin'
    : null
}

/**
 * The permissions of all modules with this installation's overrides.
 * Throws at start when a module names an unknown role or reach, or grants an administrator what none may have.
 */
export function compilePolicy(modules: readonly LoosePermissions[], overrides: readonly GrantOverride[] = []): Policy {
  const policy = new Map<string, CompiledPermission>()
  for (const [name, spec] of modules.flatMap(module => Object.entries(module))) {
    if (policy.has(name)) throw new Error(`Permission ${name} is declared twice`)
    policy.set(name, compileOne(name, spec, overrides))
  }
  return policy
}

function compileOne(name: string, spec: LoosePermissionSpec, overrides: readonly GrantOverride[]): CompiledPermission {
  if (!/^[a-z_]+\.[a-z_]+$/.test(name)) throw new Error(`Permission ${name} must be named <noun>.<verb>`)
  const reach = asReach(name, spec.reach)
  const shipped = new Set(spec.grants.map(role => asRole(name, role)))
  for (const role of shipped) {
    const fault = grantFault(role, name)
    if (fault) throw new Error(`${name} may not be granted to ${role}: ${fault}`)
  }
  const held = new Set(shipped)
  for (const override of overrides.filter(row => row.permission === name && !grantFault(row.role, name)))
    if (override.allowed) held.add(override.role)
    else held.delete(override.role)
  const reachOf = (role: Role) => asReach(name, spec.reachFor?.[role] ?? reach)
  return { reach, shipped, guards: spec.guards ?? false, roles: new Map([...held].map(role => [role, reachOf(role)])) }
}

function asRole(permission: string, value: string): Role {
  if (!isRole(value)) throw new Error(`${permission} is granted to an unknown role: ${value}`)
  return value
}

function asReach(permission: string, value: string): Reach {
  const found = reaches.find(reach => reach === value)
  if (!found) throw new Error(`${permission} has an unknown reach: ${value}`)
  return found
}
