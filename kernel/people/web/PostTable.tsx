import { Button } from 'antd'
import { useState } from 'react'
import { MapLink, useReach } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import type { PagingProps } from '#ui/Paging.tsx'
import { isAdminRole } from '../roles.ts'
import type { PostView } from '../shapes.ts'
import { EndPost } from './PostForms.tsx'

interface PostTableProps {
  posts: readonly PostView[] | undefined
  /** What the page already says. */
  without?: readonly ('person' | 'organisation')[]
  /** Name under which the reader's columns are kept. */
  list?: string
  error?: unknown
  onRetry?: () => void
  paging?: PagingProps
  onPerson?: (id: string) => void
}

/** Posts with their periods; each can be ended where the viewer may. */
export function PostTable({ posts, without = [], list, error, onRetry, paging, onPerson }: PostTableProps) {
  const t = useT('people-web')
  const words = useT('people')
  const reaches = useReach('directory.edit')
  const [ending, setEnding] = useState<PostView | null>(null)
  const columns = [
    {
      key: 'person',
      title: words('fields.person'),
      width: 120,
      cell: (row: PostView) =>
        onPerson ? (
          <button type="button" className="jl-link" onClick={() => onPerson(row.personId)}>
            {row.personName}
          </button>
        ) : (
          row.personName
        ),
    },
    { key: 'role', title: words('fields.role'), width: 160, cell: (row: PostView) => words(`roles.${row.role}`) },
    {
      key: 'organisation',
      title: words('fields.organisation'),
      width: 240,
      ellipsis: true,
      cell: (row: PostView) => row.organisationName ?? '—',
    },
    {
      key: 'area',
      title: words('fields.area'),
      width: 160,
      cell: (row: PostView) => (
        <>
          {row.areaName} <MapLink areaCode={row.areaCode} name={row.areaName} />
        </>
      ),
    },
    {
      key: 'period',
      title: t('posts.period'),
      width: 200,
      cell: (row: PostView) => t('posts.span', { from: row.validFrom, to: row.validTo ?? t('posts.open') }),
    },
    {
      key: 'end',
      title: t('posts.change'),
      width: 90,
      cell: (row: PostView) =>
        row.validTo === null && reaches(row.areaCode) && !isAdminRole(row.role) ? (
          <Button size="small" onClick={() => setEnding(row)}>
            {t('posts.endShort')}
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <DataTable
        label={t('posts.title')}
        dense
        {...(list ? { list } : {})}
        hotkeys={false}
        rows={posts}
        rowKey={row => row.id}
        error={error}
        {...(onRetry ? { onRetry } : {})}
        {...(paging ? { paging } : {})}
        empty={{ sentence: t('posts.none') }}
        columns={columns.filter(column => !without.some(name => name === column.key))}
      />
      {ending && <EndPost post={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

/** The columns there are, for choosing among them. */
export function usePostColumns(): { key: string; title: string }[] {
  const t = useT('people-web')
  const words = useT('people')
  return [
    { key: 'person', title: words('fields.person') },
    { key: 'role', title: words('fields.role') },
    { key: 'organisation', title: words('fields.organisation') },
    { key: 'area', title: words('fields.area') },
    { key: 'period', title: t('posts.period') },
    { key: 'end', title: t('posts.change') },
  ]
}
