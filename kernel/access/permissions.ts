import type { Permissions } from './policy.ts'

/**
 * Accounts, sessions and grants. System runs accounts, security grants and locks, audit only reads its log: no role
 * holds two of the three, and resetting an administrator's password is for security (account.control checks whose).
 */
export const permissions = {
  'account.read': { grants: ['system_admin', 'security_admin'], reach: 'area' },
  'account.control': { grants: ['system_admin', 'security_admin'], reach: 'area' },
  'account.admin': { grants: ['system_admin'], reach: 'area' },
  'session.admin': { grants: ['security_admin'], reach: 'area' },
  'access.read': { grants: ['security_admin'], reach: 'global' },
  'access.edit': { grants: ['security_admin'], reach: 'area' },
} satisfies Permissions
