import { useQuery } from '@tanstack/react-query'
import { Button, Switch } from 'antd'
import { useState } from 'react'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { type Category, type CategoryField, matters } from './api.ts'
import { CategoryDrawer } from './CategoryDrawer.tsx'
import { useCategories } from './use-categories.ts'
import '#ui/form/form.css'
import './console.css'

type Editing = { field: CategoryField; item: Category | null } | null

/** The work-item list: eight fields and their items, with the national classes they stand for. */
export function CategoriesPage() {
  const t = useT('matters-console')
  const locale = useLocale()
  const may = useMay('category.edit')
  const [ended, setEnded] = useState(false)
  const [editing, setEditing] = useState<Editing>(null)
  const list = useCategories(ended)
  const columns = useColumns(may ? item => setEditing(withField(list.data, item)) : null)
  return (
    <>
      <PageHeader
        title={t('categories.title')}
        lead={t('categories.lead')}
        actions={
          <label className="jc-switch">
            <Switch checked={ended} onChange={setEnded} /> {t('categories.ended')}
          </label>
        }
      />
      {(list.data ?? []).map(field => (
        <Section
          key={field.id}
          title={locale === 'en' ? field.nameEn : field.name}
          aside={
            may && (
              <Button size="small" onClick={() => setEditing({ field, item: null })}>
                {t('categories.add')}
              </Button>
            )
          }
        >
          <DataTable
            label={field.name}
            dense
            hotkeys={false}
            columns={columns}
            rows={field.items}
            rowKey={item => item.id}
            empty={{ sentence: t('categories.none') }}
          />
        </Section>
      ))}
      {!list.data && (
        <DataTable
          label={t('categories.title')}
          columns={columns}
          rows={undefined}
          rowKey={item => item.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={{ sentence: '' }}
        />
      )}
      <StandardClasses />
      {editing && <CategoryDrawer {...editing} onClose={() => setEditing(null)} />}
    </>
  )
}

function withField(fields: readonly CategoryField[] | undefined, item: Category): Editing {
  const field = fields?.find(one => one.id === item.field)
  return field ? { field, item } : null
}

function useColumns(edit: ((item: Category) => void) | null): DataColumn<Category>[] {
  const t = useT('matters-console')
  const locale = useLocale()
  const label = (name: string) => t(`matters:fields.${name}`)
  const nameOf = (item: Category) => (locale === 'en' ? item.nameEn : item.name)
  return [
    {
      key: 'name',
      title: t('categories.item'),
      width: 210,
      cell: item => (
        <>
          {edit ? (
            <button type="button" className="jl-link" onClick={() => edit(item)}>
              {nameOf(item)}
            </button>
          ) : (
            nameOf(item)
          )}
          {item.validTo && <span className="jc-quiet"> ({t('categories.endedOn', { date: item.validTo })})</span>}
        </>
      ),
    },
    { key: 'urgency', title: label('urgency'), width: 90, cell: item => t(`matters:urgency.${item.urgency}`) },
    {
      key: 'reopen',
      title: t('categories.reopen'),
      width: 110,
      cell: item => t('categories.days', { count: item.reopenDays }),
    },
    { key: 'photo', title: t('categories.photo'), width: 110, cell: item => t(item.photoRequired ? 'yes' : 'no') },
    { key: 'residents', title: label('residents'), width: 100, cell: item => t(item.residents ? 'yes' : 'no') },
    { key: 'keywords', title: label('keywords'), ellipsis: true, cell: item => item.keywords.join(' ') },
    {
      key: 'classes',
      title: label('standard'),
      width: 200,
      ellipsis: true,
      cell: item => item.classes.map(one => `${one.code} ${one.name}`).join('、') || '–',
    },
  ]
}

/** The classes of the national standard, and which items stand for each. */
function StandardClasses() {
  const t = useT('matters-console')
  const [open, setOpen] = useState(false)
  const found = useQuery({
    queryKey: ['matter', 'standards'],
    queryFn: async () => (await matters.listStandardClasses({})).classes,
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Section>
      <details className="jc-why" onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{t('categories.standards')}</summary>
        {open && (
          <DataTable
            label={t('categories.standards')}
            dense
            hotkeys={false}
            rows={found.data}
            rowKey={one => `${one.kind}:${one.code}`}
            error={found.error}
            empty={{ sentence: t('categories.none') }}
            columns={[
              { key: 'ref', title: t('categories.standard'), width: 160, cell: one => one.standardRef },
              { key: 'kind', title: t('categories.kind'), width: 90, cell: one => t(`categories.kinds.${one.kind}`) },
              { key: 'code', title: t('categories.code'), width: 90, cell: one => one.code },
              {
                key: 'name',
                title: t('categories.class'),
                cell: one => (one.localExtension ? t('categories.local', { name: one.name }) : one.name),
              },
              { key: 'items', title: t('categories.standsFor'), cell: one => one.categoryIds.length || '–' },
            ]}
          />
        )}
      </details>
    </Section>
  )
}
