/** Who lets other software in and out: keys, webhooks, outside systems. It shows numbers and answers, never a case. */
export const permissions = {
  'interface.edit': { grants: ['system_admin'], reach: 'global' },
} as const
