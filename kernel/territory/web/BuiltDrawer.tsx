import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import type { AreaDetail } from '../shapes.ts'
import { areaInput } from './AreaPicker.tsx'
import { type Built, type BuiltKey, type BuiltKind, builtBodies, createBuilt, editBuilt } from './built-forms.ts'
import { childrenQuery, useTerritoryChange } from './use-areas.ts'

interface BuiltDrawerProps {
  kind: BuiltKind
  within: BuiltKey
  /** Null for a new one. */
  row: Built | null
  area: AreaDetail
  onClose: () => void
}

const explained = ['gridCodes', 'areaCentiM2', 'lng', 'validTo']

/** Adds or changes one compound, building, unit or dwelling. */
export function BuiltDrawer({ kind, within, row, area, onClose }: BuiltDrawerProps) {
  const t = useT('territory-web')
  const [requestId] = useState(() => newId())
  const save = useTerritoryChange((form: Record<string, unknown>) =>
    row
      ? editBuilt(kind, { district: row.district, id: row.id }, { ...form, requestId })
      : createBuilt(kind, within, { ...form, requestId }),
  )
  const body = builtBodies[kind]
  const start = kind === 'compound' ? { communityCode: area.code, lng: area.lng, lat: area.lat } : {}
  const Grids = gridsInput(area.code)
  return (
    <FormDrawer
      title={row ? t('built.edit', { name: row.name }) : t(`built.${kind}.add`)}
      body={row ? body.edit : body.create}
      initial={row ? { ...row } : start}
      label={name => t(`form.${name}`)}
      help={name => (explained.includes(name) ? t(`help.${name}`) : undefined)}
      widgets={{ communityCode: CommunityInput, gridCodes: Grids.Many, gridCode: Grids.One }}
      submitLabel={t('save')}
      save={form => save.mutateAsync({ ...form })}
      onClose={onClose}
    />
  )
}

const CommunityInput = areaInput(['community'])

const gridInputs = new Map<
  string,
  { One: (props: InputProps) => React.ReactNode; Many: (props: InputProps) => React.ReactNode }
>()

/** Choices among the grids of one community; the same components for the same community, so that they keep their state. */
function gridsInput(community: string) {
  const made = gridInputs.get(community) ?? {
    One: (props: InputProps) => <GridSelect {...props} community={community} />,
    Many: (props: InputProps) => <GridSelect {...props} community={community} many />,
  }
  gridInputs.set(community, made)
  return made
}

function GridSelect({
  id,
  value,
  change,
  describedBy,
  invalid,
  community,
  many,
}: InputProps & { community: string; many?: boolean }) {
  const { data } = useQuery(childrenQuery(community))
  return (
    <Select
      id={id}
      {...(many ? { mode: 'multiple' as const } : {})}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      allowClear
      value={value ?? (many ? [] : null)}
      options={(data ?? []).map(grid => ({ value: grid.code, label: `${grid.name} ${grid.code.slice(-3)}` }))}
      onChange={next => change(next ?? undefined)}
    />
  )
}
