import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import type { FormValues } from '#ui/form/check-fields.ts'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { useT } from '#ui/i18n.ts'
import { partners, useDictionary } from './api.ts'
import { CommunityInput } from './CommunityInput.tsx'
import './partners.css'
import { spells, weeklyTimes } from './weekly.ts'

/** A resident registers themselves: what they would do, where, when, and what of it may be known. */
export function JoinPage() {
  const t = useT('partners-pocket')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [requestId] = useState(() => newId())
  const { found, classes, fields } = useDictionary()
  const open = useMemo(() => classes.filter(one => one.takes !== 'organisation'), [classes])
  const schema = useMemo(
    () => schemaOf({ fields: fields.map(one => one.code), classes: open.map(one => one.code) }),
    [fields, open],
  )
  const names = new Map([...fields, ...open].map(one => [one.code, one.name]))
  const submit = async (form: FormValues) => {
    await partners.applyAsPartner({ body: { ...bodyOf(form), requestId } })
    await client.invalidateQueries({ queryKey: ['partners'] })
    await navigate({ to: '/partners' })
  }
  return (
    <div className="pp-stack">
      <Link to="/partners" className="pp-back">
        ‹ {t('join.back')}
      </Link>
      <h1>{t('join.open')}</h1>
      <p className="pp-quiet">{t('join.lead')}</p>
      {found.isPending && <span className="jl-skeleton" />}
      {found.isSuccess && (
        <PocketSchemaForm
          schema={schema}
          initial={{ classes: open.slice(0, 1).map(one => one.code), listed: false }}
          label={name => t(`join.fields.${name}`)}
          help={name => (['phone', 'listed', 'times'].includes(name) ? t(`join.help.${name}`) : undefined)}
          option={(name, value) => (name === 'times' ? t(`spells.${value}`) : names.get(value))}
          widgets={{ areaCode: CommunityInput }}
          submitLabel={t('join.do')}
          onSubmit={({ form }) => submit(form)}
        />
      )}
    </div>
  )
}

function schemaOf(codes: { fields: string[]; classes: string[] }): JsonSchema {
  const many = (items: readonly string[], least: number): JsonSchema => ({
    type: 'array',
    items: { enum: [...items] },
    minItems: least,
  })
  return {
    type: 'object',
    required: ['called', 'areaCode', 'fields', 'classes', 'listed'],
    properties: {
      called: { type: 'string', minLength: 1, maxLength: 20 },
      areaCode: { type: 'string' },
      fields: many(codes.fields, 1),
      classes: many(codes.classes, 1),
      times: many(spells, 0),
      words: { type: 'string', maxLength: 500 },
      phone: { type: 'string', maxLength: 40 },
      listed: { type: 'boolean' },
    },
  }
}

function bodyOf(form: FormValues) {
  const words = (name: string) => (typeof form[name] === 'string' ? form[name] : '')
  const list = (name: string) => (Array.isArray(form[name]) ? form[name].map(String) : [])
  const areaCode = words('areaCode')
  return {
    areaCode,
    areas: [areaCode],
    called: words('called'),
    classes: list('classes'),
    fields: list('fields'),
    times: weeklyTimes(list('times')),
    words: words('words'),
    phone: words('phone') || null,
    listed: form['listed'] === true,
  }
}
