import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { ImportRunView } from '../api.ts'
import { useImportSteps } from './use-imports.ts'

const NONE = -1

/** Which row is the header and which column is what, as recognised, to be corrected by hand. */
export function MappingForm({ run }: { run: ImportRunView }) {
  const t = useT('desk-web')
  const id = useId()
  const { remap } = useImportSteps(run.id)
  const [headerRow, setHeaderRow] = useState(run.headerRow)
  const [mapping, setMapping] = useState(run.mapping)
  const header = run.head.find(line => line.row === headerRow)?.cells ?? []
  const columns = header.map((cell, at) => ({ value: at, label: cell || t('imports.columnAt', { at: at + 1 }) }))
  return (
    <Section title={t('imports.mapping')}>
      <details open={run.state === 'mapping'}>
        <summary>{t('imports.mappingLead')}</summary>
        <div className="jd-import-mapping">
          <label htmlFor={`${id}-header`}>{t('imports.headerRow')}</label>
          <Select
            id={`${id}-header`}
            value={headerRow}
            options={run.head.map(({ row, cells }) => ({
              value: row,
              label: t('imports.rowOf', { row, cells: cells.filter(Boolean).join(' · ') }),
            }))}
            onChange={setHeaderRow}
          />
          {run.columns.map(({ key, title, required }) => (
            <MappedColumn
              key={key}
              id={`${id}-${key}`}
              label={required ? `${title} (${t('imports.required')})` : title}
              value={mapping[key] ?? NONE}
              options={[{ value: NONE, label: t('imports.notThere') }, ...columns]}
              missing={required && (mapping[key] ?? null) === null}
              onChange={at => setMapping({ ...mapping, [key]: at === NONE ? null : at })}
            />
          ))}
        </div>
        {remap.error && <ErrorState error={remap.error} />}
        <Button
          {...(run.state === 'mapping' ? { type: 'primary' as const } : {})}
          loading={remap.isPending}
          onClick={() => remap.mutate({ headerRow, mapping })}
        >
          {t('imports.remap')}
        </Button>
      </details>
    </Section>
  )
}

interface MappedColumnProps {
  id: string
  label: string
  value: number
  options: { value: number; label: string }[]
  missing: boolean
  onChange: (at: number) => void
}

function MappedColumn({ id, label, missing, ...select }: MappedColumnProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Select id={id} {...select} {...(missing ? { status: 'error' as const } : {})} />
    </>
  )
}
