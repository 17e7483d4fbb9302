import { servicePermissions } from './service-permissions.ts'

export const permissions = { ...servicePermissions } as const
