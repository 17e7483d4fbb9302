import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { contract } from '../contract.ts'
import type { PersonView } from '../shapes.ts'
import { directory, useDirectoryChange } from './api.ts'
import { AssignPost } from './PostForms.tsx'
import { PostTable } from './PostTable.tsx'

/** One member of staff with all posts, the former ones included. */
export function PersonDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT('people-web')
  const ui = useT('ui')
  const mayEdit = useMay('directory.edit')
  const [open, setOpen] = useState<'post' | 'name' | null>(null)
  const person = useQuery({
    queryKey: ['people', 'person', id],
    queryFn: () => directory.getPerson({ params: { id } }),
    retry: false,
  })
  const posts = useQuery({
    queryKey: ['people', 'posts', 'person', id],
    queryFn: () => directory.listPosts({ query: { personId: id, includeEnded: 'true', limit: 100 } }),
    placeholderData: keepPreviousData,
  })
  const name = person.data?.name ?? ''
  return (
    <Drawer
      open
      size={720}
      title={name || t('menu.people')}
      closable={{ 'aria-label': ui('keys.close') }}
      onClose={onClose}
      extra={
        mayEdit &&
        person.data && (
          <>
            <Button onClick={() => setOpen('post')}>{t('posts.assign')}</Button>{' '}
            <Button onClick={() => setOpen('name')}>{t('people.rename')}</Button>
          </>
        )
      }
    >
      {person.error && <ErrorState error={person.error} onRetry={() => void person.refetch()} />}
      <PostTable posts={posts.data?.items} without={['person']} error={posts.error} />
      {open === 'post' && <AssignPost start={{ personId: id }} onClose={() => setOpen(null)} />}
      {open === 'name' && person.data && <RenamePerson person={person.data} onClose={() => setOpen(null)} />}
    </Drawer>
  )
}

function RenamePerson({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const t = useT('people-web')
  const [requestId] = useState(() => newId())
  const edit = useDirectoryChange(directory.editPerson)
  return (
    <FormDrawer
      title={t('people.rename')}
      body={contract.routes.editPerson.body}
      initial={{ name: person.name }}
      label={() => t('people.name')}
      submitLabel={t('save')}
      save={form => edit.mutateAsync({ params: { id: person.id }, body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}

/** Adds a member of staff; a post comes next. */
export function CreatePerson({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const t = useT('people-web')
  const [requestId] = useState(() => newId())
  const create = useDirectoryChange(directory.createPerson)
  return (
    <FormDrawer
      title={t('people.add')}
      lead={t('people.addLead')}
      body={contract.routes.createPerson.body}
      label={() => t('people.name')}
      submitLabel={t('add')}
      save={async form => {
        const made = await create.mutateAsync({ body: { ...form, requestId } })
        onMade(made.id)
      }}
      onClose={onClose}
    />
  )
}
