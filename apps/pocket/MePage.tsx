import { Dialog, List } from 'antd-mobile'
import { forgetOutbox, readOutbox } from '#kernel/files/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { type Translate, useT } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { RoleName } from '../shell/PersonaGrid.tsx'
import { useSignOut } from '../shell/session.ts'
import { ElderSwitch } from './ElderSwitch.tsx'
import { Blocks } from './PlacePage.tsx'
import { blocksAt } from './places.ts'

/** Who I am here, the language, and the way out. */
export function MePage() {
  const t = useT('pocket')
  const shell = useT('shell')
  const viewer = useViewer()
  const signOut = useSignOut()
  const ask = async (everywhere: boolean) => {
    const kept = (await readOutbox(viewer.person.id)).entries.filter(({ item }) => item.standing !== 'sent').length
    const choice = kept === 0 ? 'none' : await askAboutKept(kept, t, shell('me.cancel'))
    if (choice === 'stay') return
    if (choice === 'delete') await forgetOutbox(viewer.person.id)
    const sure =
      choice !== 'none' ||
      (await Dialog.confirm({
        content: everywhere ? shell('me.everywhereAsk') : t('me.outAsk'),
        confirmText: shell(everywhere ? 'me.confirm' : 'me.signOut'),
        cancelText: shell('me.cancel'),
      }))
    if (sure) signOut.mutate(everywhere)
  }
  return (
    <>
      <h1 className="jl-place-title">{viewer.person.name}</h1>
      <ul className="jl-posts">
        {viewer.posts.length === 0 && <li>{shell('me.noPosts')}</li>}
        {viewer.posts.map(post => (
          <li key={`${post.role}:${post.areaCode}`}>
            <RoleName role={post.role} /> {post.areaName}
            {post.organisationName ? ` · ${post.organisationName}` : ''}
          </li>
        ))}
      </ul>
      <Blocks blocks={blocksAt('me', viewer)} />
      <ElderSwitch />
      {signOut.error && <ErrorState error={signOut.error} />}
      <List header={t('me.account')} mode="card">
        <List.Item extra={<LanguageSwitch />}>{t('me.language')}</List.Item>
        <List.Item onClick={() => void ask(false)}>{shell('me.signOut')}</List.Item>
        <List.Item onClick={() => void ask(true)}>{shell('me.signOutEverywhere')}</List.Item>
      </List>
    </>
  )
}

/** What has not been sent stays here for this account, or is deleted: the person says which. */
function askAboutKept(count: number, t: Translate, stay: string): Promise<'keep' | 'delete' | 'stay'> {
  return new Promise(resolve => {
    const choices = { keep: t('me.keepAndOut'), delete: t('me.deleteAndOut'), stay }
    void Dialog.show({
      content: t('me.keptAsk', { count }),
      closeOnAction: true,
      onAction: ({ key }) => resolve(key === 'keep' || key === 'delete' ? key : 'stay'),
      actions: Object.entries(choices).map(([key, text]) => ({ key, text, danger: key === 'delete' })),
    })
  })
}
