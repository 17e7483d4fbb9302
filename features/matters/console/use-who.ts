import { useT } from '#ui/i18n.ts'
import type { Duty } from './api.ts'

/** An organisation by name, or the kind of organisation with its trade. */
export function useWho(): (duty: Pick<Duty, 'organisation' | 'organisationKind' | 'organisationTag'>) => string {
  const t = useT('matters-console')
  return ({ organisation, organisationKind, organisationTag }) => {
    if (organisation) return organisation.name
    if (!organisationKind) return '–'
    const kind = t(`people:kinds.${organisationKind}`)
    return organisationTag ? t('walk.trade', { kind, tag: t(`people:tags.${organisationTag}`) }) : kind
  }
}
