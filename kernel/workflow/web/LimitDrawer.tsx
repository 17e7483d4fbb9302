import { Drawer } from 'antd'
import { type ComponentType, useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { ASIDE_LIMITS } from '../limits.ts'
import { URGENCIES } from '../profiles.ts'
import { limitUnit } from '../shapes.ts'
import type { Limit, ProcedureView } from './api.ts'
import { ChoiceInput, choiceInput } from './ChoiceInput.tsx'
import { categoryInput } from './subject-views.ts'
import { type LimitAnswer, useLimitChanges } from './use-limits.ts'

interface LimitDrawerProps {
  profile: string
  procedures: readonly ProcedureView[]
  /** The rule to change; null for a new one. */
  limit: Limit | null
  onClose: () => void
}

const answer = z.object({
  procedure: z.string().optional(),
  state: z.string().optional(),
  category: z.string().optional(),
  urgency: z.enum(URGENCIES).optional(),
  areaCode: z.string().optional(),
  amount: z.number().int().min(1).max(1000),
  unit: limitUnit,
  warnPercent: z.number().int().min(10).max(95).default(80),
  reason: z.string().min(1).max(500),
})

/** One rule: what it applies to, how long, and why it is set. */
export function LimitDrawer({ profile, procedures, limit, onClose }: LimitDrawerProps) {
  const t = useT('workflow-web')
  const { set } = useLimitChanges()
  const [requestId] = useState(() => newId())
  const widgets = useWidgets(procedures)
  const schema = useMemo<JsonSchema>(() => JSON.parse(JSON.stringify(z.toJSONSchema(answer, { io: 'input' }))), [])
  const option = (name: string, value: string) => {
    if (name === 'unit') return t(`workflow:units.${value}`)
    return name === 'urgency' ? t(`workflow:urgencies.${value}`) : undefined
  }
  return (
    <Drawer
      open
      size={480}
      title={t(limit ? 'limits.change' : 'limits.add')}
      closable={{ 'aria-label': t('form.close') }}
      onClose={onClose}
    >
      <p className="jw-drawer-about">{t('limits.about')}</p>
      <SchemaForm
        schema={schema}
        label={name => t(`limits.fields.${name}`)}
        help={name => (['areaCode', 'warnPercent', 'state'].includes(name) ? t(`limits.help.${name}`) : undefined)}
        option={option}
        widgets={widgets}
        initial={limit ? initialOf(limit) : { unit: 'work_hour' }}
        submitLabel={t('limits.save')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          await set.mutateAsync({ ...toBody(answer.parse(form), profile), requestId })
          onClose()
        }}
      />
    </Drawer>
  )
}

function useWidgets(procedures: readonly ProcedureView[]): Record<string, ComponentType<InputProps>> {
  const t = useT('workflow-web')
  return useMemo(() => {
    const ways = procedures.map(one => ({ value: one.key, label: t(one.title) }))
    const aside = Object.keys(ASIDE_LIMITS).map(value => ({ value, label: t(`limits.aside.${value}`) }))
    function StateInput(props: InputProps) {
      const only = procedures.find(one => one.key === props.answers?.['procedure'])
      const states = statesOf(only ? [only] : procedures).map(({ name, label }) => ({ value: name, label: t(label) }))
      return <ChoiceInput {...props} options={[...states, ...aside]} empty={t('limits.all')} />
    }
    const CategoryInput = categoryInput()
    return {
      procedure: choiceInput(ways, t('limits.all')),
      state: StateInput,
      areaCode: AreaInput,
      ...(CategoryInput ? { category: CategoryInput } : {}),
    }
  }, [procedures, t])
}

/** States somebody waits in, each name once: by the words of the first procedure that has it. */
function statesOf(procedures: readonly ProcedureView[]): ProcedureView['states'] {
  const waiting = procedures.flatMap(one => one.states.filter(state => !state.final))
  return [...new Map(waiting.toReversed().map(state => [state.name, state])).values()].toReversed()
}

function initialOf(limit: Limit): Record<string, unknown> {
  const { procedure, state, category, urgency, areaCode, amount, unit, warnRatio } = limit
  const given = Object.entries({ procedure, state, category, urgency, areaCode }).filter(([, value]) => value !== null)
  return { ...Object.fromEntries(given), amount, unit, warnPercent: Math.round(warnRatio * 100) }
}

function toBody(form: z.output<typeof answer>, profile: string): LimitAnswer {
  const { procedure = null, state = null, category = null, urgency = null, areaCode = null } = form
  const { amount, unit, reason } = form
  return {
    profile,
    procedure,
    state,
    category,
    urgency,
    areaCode,
    amount,
    unit,
    reason,
    warnRatio: form.warnPercent / 100,
  }
}
