import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { organisationKinds, organisationTags } from '#kernel/people/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { organisationInputs } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { dutyLevels } from '../dispatch-walk.ts'
import type { Duty, Trial } from './api.ts'
import { CategoryOrFieldInput } from './CategoryInput.tsx'
import { formSchema } from './json-schema.ts'
import { TrialResult } from './TrialResult.tsx'
import { type DutyAnswer, useDutyChanges } from './use-duties.ts'

interface DutyDrawerProps {
  /** The row to replace; null for a new one. */
  duty: Duty | null
  categoryId: string | undefined
  onClose: () => void
}

const answer = z.object({
  categoryId: z.string().min(1).max(60),
  level: z.enum(dutyLevels),
  part: z.enum(['lead', 'assist']),
  organisationKind: z.enum(organisationKinds).optional(),
  organisationTag: z.enum(organisationTags).optional(),
  organisationId: z.uuid().optional(),
  areaCode: z.string().optional(),
  position: z.number().int().min(0).max(1000).default(0),
  effectiveFrom: z.iso.datetime().optional(),
})

const widgets = { ...organisationInputs, categoryId: CategoryOrFieldInput, areaCode: AreaInput }

/** One row of the duty list. Before it is saved it is tried on the matters of the last month. */
export function DutyDrawer({ duty, categoryId, onClose }: DutyDrawerProps) {
  const t = useT('matters-console')
  const [given, setGiven] = useState<DutyAnswer | null>(null)
  const [typed, setTyped] = useState<Record<string, unknown>>(() =>
    duty ? initialOf(duty) : { part: 'lead', ...(categoryId ? { categoryId } : {}) },
  )
  const { attempt } = useDutyChanges()
  const schema = useMemo(() => formSchema(answer), [])
  const words = useOptionWords()
  return (
    <Drawer
      open
      size={520}
      title={t(duty ? 'duties.replaceTitle' : 'duties.add')}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      <p className="jc-quiet jc-gap">{t(duty ? 'duties.replaceAbout' : 'duties.about')}</p>
      {given && attempt.data ? (
        <Confirm duty={duty} given={given} trial={attempt.data} onBack={() => setGiven(null)} onClose={onClose} />
      ) : (
        <SchemaForm
          schema={schema}
          label={name => t(`duties.fields.${name}`)}
          help={name => (helped.includes(name) ? t(`duties.help.${name}`) : undefined)}
          option={words}
          widgets={widgets}
          initial={typed}
          submitLabel={t('duties.next')}
          onCancel={onClose}
          onSubmit={async ({ form }) => {
            const next = toAnswer(answer.parse(form))
            await attempt.mutateAsync({ remove: duty ? [duty.id] : [], add: [next] })
            setTyped(form)
            setGiven(next)
          }}
        />
      )}
    </Drawer>
  )
}

interface ConfirmProps {
  duty: Duty | null
  given: DutyAnswer
  trial: Trial
  onBack: () => void
  onClose: () => void
}

/** What the change would have done, and the choice to save it. */
function Confirm({ duty, given, trial, onBack, onClose }: ConfirmProps) {
  const t = useT('matters-console')
  const [requestId] = useState(() => newId())
  const { save } = useDutyChanges()
  return (
    <>
      <TrialResult trial={trial} />
      {save.isError && <ErrorState error={save.error} />}
      <div className="jc-buttons">
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => save.mutate({ id: duty?.id ?? null, requestId, ...given }, { onSuccess: onClose })}
        >
          {t('save')}
        </Button>
        <Button onClick={onBack}>{t('duties.back')}</Button>
      </div>
    </>
  )
}

const helped = ['organisationKind', 'organisationId', 'areaCode', 'position', 'effectiveFrom']

function useOptionWords(): (name: string, value: string) => string | undefined {
  const t = useT('matters-console')
  const groups: Record<string, string> = {
    level: 'matters:levels',
    part: 'matters:parts',
    organisationKind: 'people:kinds',
    organisationTag: 'people:tags',
  }
  return (name, value) => (groups[name] ? t(`${groups[name]}.${value}`) : undefined)
}

function initialOf(duty: Duty): Record<string, unknown> {
  const { categoryId, level, part, position, organisationKind, organisationTag } = duty
  const named = { organisationKind, organisationTag, organisationId: duty.organisation?.id, areaCode: duty.area?.code }
  const given = Object.entries(named).filter(([, value]) => value !== null && value !== undefined)
  return { categoryId, level, part, position, ...Object.fromEntries(given) }
}

function toAnswer(form: z.output<typeof answer>): DutyAnswer {
  const { organisationKind = null, organisationTag = null, organisationId = null, areaCode = null, ...rest } = form
  return { ...rest, organisationKind, organisationTag, organisationId, areaCode }
}
