import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useViewer } from '#ui/Viewer.tsx'
import './access.css'
import { access, type OwnSession, useAccessChange } from './api.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'

/** My posts, my password, and where I am signed in. */
export function OwnAccountPage() {
  const t = useT('access-web')
  const words = useT('people')
  const { person, posts } = useViewer()
  return (
    <>
      <PageHeader title={t('own.title')} lead={person.name} />
      <div className="jx-own">
        <Section title={t('own.posts')}>
          <ul className="jx-posts">
            {posts.map(post => (
              <li key={`${post.role}:${post.areaCode}`}>
                <strong>{words(`roles.${post.role}`)}</strong> {post.areaName}
                {post.organisationName && <span> · {post.organisationName}</span>}
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('own.password')}>
          <PasswordForm />
        </Section>
        <SecondFactor />
      </div>
      <Section title={t('own.sessions')}>
        <p className="jx-none">{t('own.sessionsLead')}</p>
        <Sessions />
      </Section>
    </>
  )
}

function Sessions() {
  const t = useT('access-web')
  const say = useMoment()
  const [cursor, setCursor] = useState<string | undefined>()
  const list = useQuery({
    queryKey: ['access', 'own-sessions', cursor],
    queryFn: () => access.listSessions({ query: cursor ? { cursor } : {} }),
    placeholderData: keepPreviousData,
  })
  const end = useAccessChange((id: string) => access.endSession({ params: { id }, body: { requestId: newId() } }))
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: setCursor })
  return (
    <>
      {end.error && <ErrorState error={end.error} />}
      <DataTable
        label={t('own.sessions')}
        dense
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('own.noSessions') }}
        paging={keyset}
        columns={[
          { key: 'browser', title: t('own.browser'), width: 240, ellipsis: true, cell: row => browserName(row) },
          { key: 'address', title: t('own.address'), width: 140, cell: row => row.address },
          { key: 'in', title: t('own.signedIn'), width: 160, cell: row => say(row.signedInAt) },
          { key: 'seen', title: t('own.seen'), width: 160, cell: row => say(row.lastSeenAt) },
          {
            key: 'end',
            title: t('accounts.change'),
            width: 120,
            cell: row =>
              row.current ? (
                <strong>{t('own.current')}</strong>
              ) : (
                <Button
                  size="small"
                  loading={end.isPending && end.variables === row.id}
                  onClick={() => end.mutate(row.id)}
                >
                  {t('own.end')}
                </Button>
              ),
          },
        ]}
      />
    </>
  )
}

const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger\/([\d.]+)/, 'WeChat'],
  [/Edg\/([\d]+)/, 'Edge'],
  [/Firefox\/([\d]+)/, 'Firefox'],
  [/Chrome\/([\d]+)/, 'Chrome'],
  [/Version\/([\d]+).*Safari/, 'Safari'],
]

/** What people call it, from what it calls itself. */
function browserName({ browser }: OwnSession): string {
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(browser)?.[0]
  for (const [pattern, name] of browsers) {
    const version = pattern.exec(browser)?.[1]
    if (version) return [`${name} ${version}`, system].filter(Boolean).join(' · ')
  }
  return browser
}
