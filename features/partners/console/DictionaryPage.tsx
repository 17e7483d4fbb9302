import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { contract } from '../index.ts'
import type { PartnerClass, ServiceFieldView } from '../shapes.ts'
import { partners, useDictionary } from './api.ts'

type Entry = PartnerClass | ServiceFieldView
type Kind = 'classes' | 'fields'

/** The words of the register: classes of partners (a city may have its own five, B05) and fields of service. */
export function DictionaryPage() {
  const t = useT('partners-console')
  return (
    <>
      <PageHeader title={t('dictionary.title')} lead={t('dictionary.lead')} />
      <Entries kind="classes" />
      <Entries kind="fields" />
    </>
  )
}

function Entries({ kind }: { kind: Kind }) {
  const t = useT('partners-console')
  const words = useT('partners')
  const { found } = useDictionary()
  const [editing, setEditing] = useState<Entry | 'new' | null>(null)
  const rows: Entry[] | undefined = found.data?.[kind]
  return (
    <Section
      title={t(`dictionary.${kind}`)}
      aside={<Button onClick={() => setEditing('new')}>{t(`dictionary.add.${kind}`)}</Button>}
    >
      <DataTable
        label={t(`dictionary.${kind}`)}
        hotkeys={false}
        rows={rows}
        rowKey={row => row.code}
        error={found.error}
        onRetry={() => void found.refetch()}
        empty={{ sentence: t('dictionary.none') }}
        columns={[
          { key: 'zh', title: t('dictionary.zh'), width: 160, cell: row => row.zh },
          { key: 'en', title: t('dictionary.en'), width: 220, cell: row => row.en },
          { key: 'code', title: t('dictionary.code'), width: 140, cell: row => <code>{row.code}</code> },
          {
            key: 'more',
            title: t(kind === 'classes' ? 'dictionary.takes' : 'dictionary.categories'),
            ellipsis: true,
            cell: row => ('takes' in row ? words(`takes.${row.takes}`) : row.categories.join(t('comma')) || '—'),
          },
          {
            key: 'validTo',
            title: t('dictionary.validTo'),
            width: 130,
            cell: row => row.validTo ?? t('dictionary.open'),
          },
          {
            key: 'edit',
            title: t('dictionary.edit'),
            width: 90,
            cell: row => (
              <Button
                size="small"
                onClick={() => setEditing(row)}
                aria-label={t('dictionary.editOf', { name: row.zh })}
              >
                {t('dictionary.edit')}
              </Button>
            ),
          },
        ]}
      />
      {editing && <EntryForm kind={kind} entry={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Section>
  )
}

function EntryForm({ kind, entry, onClose }: { kind: Kind; entry: Entry | null; onClose: () => void }) {
  const t = useT('partners-console')
  const words = useT('partners')
  const client = useQueryClient()
  const { putClass, putField } = contract.routes
  const title = entry ? t('dictionary.editOf', { name: entry.zh }) : t(`dictionary.add.${kind}`)
  const [made] = useState(() => `own_${newId().slice(-12)}`)
  const code = entry?.code ?? made
  const shared = {
    title,
    initial: entry ? { ...entry } : {},
    label: (name: string) => t(`dictionary.${name}`),
    help: (name: string) => (name === 'validTo' || name === 'categories' ? t(`dictionary.help.${name}`) : undefined),
    option: (_name: string, value: string) => words(`takes.${value}`),
    submitLabel: t('offer.save'),
    onClose,
  }
  const done = () => client.invalidateQueries({ queryKey: ['partners', 'dictionary'] })
  if (kind === 'classes')
    return (
      <FormDrawer
        {...shared}
        body={putClass.body}
        save={async answer => {
          await partners.putClass({ params: { code }, body: { ...answer, requestId: newId() } })
          await done()
        }}
      />
    )
  return (
    <FormDrawer
      {...shared}
      body={putField.body}
      save={async answer => {
        await partners.putField({ params: { code }, body: { ...answer, requestId: newId() } })
        await done()
      }}
    />
  )
}
