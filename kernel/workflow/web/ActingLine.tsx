import { useT } from '#ui/i18n.ts'
import type { CaseView } from './api.ts'

/** Whom the case waits for, in words; nothing when it has ended. */
export function ActingLine({ view }: { view: CaseView }) {
  const t = useT('workflow-web')
  const roles = useT('people')
  const { kind, role, areaName, organisation } = view.acting
  if (view.case.final || kind === 'nobody') return null
  const who = {
    role: [areaName, role && roles(`roles.${role}`)].filter(Boolean).join(' · '),
    unit: organisation ?? '',
    requester: t('actions.requester'),
  }[kind]
  if (who === '') return null
  return <p className="jw-acting">{t('actions.waitsFor', { who })}</p>
}
