import { Button, Drawer } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { organisationKinds, organisationTags } from '#kernel/people/index.ts'
import { organisationInputs } from '#kernel/workflow/web/index.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { dutyLevels } from '../index.ts'
import type { Duty } from './api.ts'
import { AreaInput } from './AreaInput.tsx'
import { CategoryInput } from './CategoryInput.tsx'
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

function AreaField({ id, label, value, change, invalid, describedBy }: InputProps) {
  const code = typeof value === 'string' ? value : undefined
  return <AreaInput id={id} label={label} value={code} change={change} invalid={invalid} describedBy={describedBy} />
}

const widgets = { ...organisationInputs, categoryId: CategoryInput, areaCode: AreaField }

/** One row of the duty list. Before it is saved it can be tried on the matters of the last month. */
export function DutyDrawer({ duty, categoryId, onClose }: DutyDrawerProps) {
  const t = useT('matters-console')
  const [requestId] = useState(() => newId())
  const { save, attempt } = useDutyChanges()
  const schema = useMemo(() => formSchema(answer), [])
  const trying = useRef(false)
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
      <div
        onClickCapture={event => {
          if (isSubmit(event.target)) trying.current = false
        }}
      >
        <SchemaForm
          schema={schema}
          label={name => t(`duties.fields.${name}`)}
          help={name => (helped.includes(name) ? t(`duties.help.${name}`) : undefined)}
          option={words}
          widgets={widgets}
          initial={duty ? initialOf(duty) : { part: 'lead', ...(categoryId ? { categoryId } : {}) }}
          submitLabel={t('save')}
          onCancel={onClose}
          onSubmit={async ({ form }) => {
            const given = toAnswer(answer.parse(form))
            if (trying.current) {
              await attempt.mutateAsync({ remove: duty ? [duty.id] : [], add: [given] })
              return
            }
            await save.mutateAsync({ id: duty?.id ?? null, requestId, ...given })
            onClose()
          }}
        />
      </div>
      <div className="jc-trial">
        <Button
          loading={attempt.isPending}
          onClick={event => {
            trying.current = true
            event.currentTarget.closest('.ant-drawer-body')?.querySelector('form')?.requestSubmit()
          }}
        >
          {t('duties.try')}
        </Button>
        <p className="jc-quiet">{t('duties.tryHelp')}</p>
        {attempt.data && <TrialResult trial={attempt.data} />}
      </div>
    </Drawer>
  )
}

const helped = ['organisationKind', 'organisationId', 'areaCode', 'position', 'effectiveFrom']

function isSubmit(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button[type="submit"]') !== null
}

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
