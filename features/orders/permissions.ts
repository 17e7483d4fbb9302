import { servicePermissions } from './service-permissions.ts'
import { whistlePermissions } from './whistle-permissions.ts'

export const permissions = { ...whistlePermissions, ...servicePermissions } as const
