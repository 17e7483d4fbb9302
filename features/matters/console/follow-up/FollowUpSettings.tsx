import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { contract } from '../../index.ts'
import { matters } from '../api.ts'
import { useCategoryNames } from '../use-categories.ts'
import '../console.css'
import './follow-up.css'

const numbers = ['sharePercent', 'afterDays', 'tries', 'retryDays', 'claimMinutes'] as const
const shown = [...numbers, 'ratedToo', 'sources', 'categories'] as const

/** Which handled matters are rung about, when, and how often. */
export function FollowUpSettings() {
  const t = useT('matters-follow-up')
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const say = useValueWords()
  const key = ['matter', 'follow-up-settings']
  const found = useQuery({ queryKey: key, queryFn: () => matters.getFollowUpSettings({}) })
  return (
    <Section
      title={t('settings.title')}
      aside={
        <Button size="small" disabled={!found.data} onClick={() => setEditing(true)}>
          {t('settings.edit')}
        </Button>
      }
    >
      <p className="jc-quiet">{t('settings.lead')}</p>
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <dl className="jc-follow-settings">
          {shown.map(name => (
            <div key={name}>
              <dt>{t(`settings.${name}`)}</dt>
              <dd>{say(name, found.data[name])}</dd>
            </div>
          ))}
        </dl>
      )}
      {editing && found.data && (
        <FormDrawer
          title={t('settings.title')}
          lead={t('settings.lead')}
          body={contract.routes.editFollowUpSettings.body}
          first={numbers}
          initial={found.data}
          label={name => t(`settings.${name}`)}
          help={name => (name === 'sharePercent' || name === 'categories' ? t(`settings.${name}Help`) : undefined)}
          option={(_name, value) => t(`matters:sources.${value}`)}
          widgets={{ categories: CategoriesInput }}
          submitLabel={t('settings.save')}
          save={async answer => {
            await matters.editFollowUpSettings({ body: { ...answer, requestId: newId() } })
            await client.invalidateQueries({ queryKey: key })
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  )
}

/** A setting as it stands, in words. */
function useValueWords(): (name: string, value: unknown) => string {
  const t = useT('matters-follow-up')
  const fields = useCategoryNames()
  const names = new Map(fields.flatMap(field => [field, ...field.items]).map(({ id, name }) => [id, name]))
  const comma = t('matters-console:category.comma')
  return (name, value) => {
    if (typeof value === 'boolean') return t(value ? 'ui:form.yes' : 'ui:form.no')
    if (!Array.isArray(value)) return String(value)
    if (name === 'sources') return value.map(one => t(`matters:sources.${one}`)).join(comma)
    return value.map(one => names.get(String(one)) ?? String(one)).join(comma) || t('settings.all')
  }
}

/** Any number of items or whole fields. */
function CategoriesInput({ id, value, change, describedBy }: InputProps) {
  const fields = useCategoryNames()
  const t = useT('matters-console')
  return (
    <Select
      id={id}
      mode="multiple"
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      style={{ width: '100%' }}
      value={Array.isArray(value) ? value : []}
      showSearch={{ optionFilterProp: 'label' }}
      options={fields.flatMap(field => [
        { value: field.id, label: t('category.wholeField', { name: field.name }) },
        ...field.items.map(item => ({ value: item.id, label: item.name })),
      ])}
      onChange={change}
    />
  )
}
