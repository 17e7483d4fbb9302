import { hasText } from '#platform/i18n.ts'
import { useT } from '#ui/i18n.ts'

/** A permission in words, from the module it belongs to where that is on the page; else as it is written. */
export function usePermissionName(): (permission: string) => string {
  const t = useT('access-web')
  return permission => {
    const key = `access-web:permissions.${permission}`
    return hasText(key) ? t(key) : permission
  }
}
