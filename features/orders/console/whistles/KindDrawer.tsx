import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { organisationKinds, organisationTags } from '#kernel/people/index.ts'
import { limitUnit } from '#kernel/workflow/index.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { calledUnit, type WhistleKind } from '../../whistle-contract.ts'
import { orders } from '../api.ts'
import { formSchema } from '../form-schema.ts'

const id = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/)
const answer = z.object({
  name: z.string().trim().min(2).max(30),
  nameEn: z.string().trim().min(2).max(60),
  amount: z.number().int().min(1).max(90),
  unit: limitUnit,
  units: z.array(calledUnit).min(1).max(8),
  ended: z.boolean().default(false),
})
const created = z.object({ id }).extend(answer.shape)

/** One kind of whistle: which units must come and why, and how soon they report in. */
export function KindDrawer({ kind, onClose }: { kind: WhistleKind | null; onClose: () => void }) {
  const t = useT('orders-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const schema = useMemo(() => formSchema(kind ? answer : created), [kind])
  return (
    <Drawer
      open
      size={620}
      title={t(kind ? 'kinds.change' : 'kinds.addWhistle')}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      <SchemaForm
        schema={schema}
        label={name => t(`kinds.fields.${name}`)}
        help={name => (name === 'id' || name === 'amount' ? t(`kinds.help.${name}`) : undefined)}
        option={(_name, value) => t(`kinds.unitsOf.${value}`)}
        widgets={{ units: CalledUnitsInput }}
        initial={
          kind
            ? {
                name: kind.name,
                nameEn: kind.nameEn,
                amount: kind.limit.amount,
                unit: kind.limit.unit,
                units: kind.units,
                ended: kind.endedAt !== null,
              }
            : { units: [], ended: false, unit: 'work_hour', amount: 4 }
        }
        submitLabel={t('save')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          const { amount, unit, ...rest } = answer.parse(form)
          await orders.saveWhistleKind({
            params: { id: kind?.id ?? id.parse(form['id']) },
            body: { ...rest, requestId, limit: { amount, unit } },
          })
          await client.invalidateQueries({ queryKey: ['orders'] })
          onClose()
        }}
      />
    </Drawer>
  )
}

const rows = z.array(
  z.object({ organisationKind: z.string(), organisationTag: z.string().nullable(), why: z.string() }),
)

function CalledUnitsInput({ id: field, label, value, change }: InputProps) {
  const t = useT('orders-console')
  const units = rows.safeParse(value).data ?? []
  const set = (index: number, next: Partial<(typeof units)[number]>) =>
    change(units.map((unit, at) => (at === index ? { ...unit, ...next } : unit)))
  return (
    <div id={field} className="oc-units" role="group" aria-label={label}>
      {units.map((unit, index) => (
        <div key={index}>
          <Select
            aria-label={t('raise.unit', { index: index + 1 })}
            value={unit.organisationTag ?? unit.organisationKind}
            options={[
              ...organisationTags.map(tag => ({ value: tag as string, label: t(`people:tags.${tag}`) })),
              ...organisationKinds
                .filter(one => one !== 'department')
                .map(one => ({ value: one as string, label: t(`people:kinds.${one}`) })),
            ]}
            onChange={chosen => set(index, meant(chosen))}
          />
          <Input
            aria-label={t('raise.why', { index: index + 1 })}
            placeholder={t('raise.whyHint')}
            value={unit.why}
            onChange={event => set(index, { why: event.target.value })}
          />
          <Button onClick={() => change(units.filter((_, at) => at !== index))}>{t('raise.remove')}</Button>
        </div>
      ))}
      <Button
        disabled={units.length >= 8}
        onClick={() => change([...units, { organisationKind: 'department', organisationTag: 'housing', why: '' }])}
      >
        {t('raise.addUnit')}
      </Button>
    </div>
  )
}

/** A trade means a department of that trade. */
function meant(chosen: string) {
  return organisationTags.some(tag => tag === chosen)
    ? { organisationKind: 'department', organisationTag: chosen }
    : { organisationKind: chosen, organisationTag: null }
}
