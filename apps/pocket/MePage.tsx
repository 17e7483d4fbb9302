import { Dialog, List } from 'antd-mobile'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { RoleName } from '../shell/PersonaGrid.tsx'
import { useSignOut } from '../shell/session.ts'
import { Blocks } from './PlacePage.tsx'
import { blocksAt } from './places.ts'

/** Who I am here, the language, and the way out. */
export function MePage() {
  const t = useT('pocket')
  const shell = useT('shell')
  const viewer = useViewer()
  const signOut = useSignOut()
  const ask = async (everywhere: boolean) => {
    const sure = await Dialog.confirm({
      content: everywhere ? shell('me.everywhereAsk') : t('me.outAsk'),
      confirmText: shell(everywhere ? 'me.confirm' : 'me.signOut'),
      cancelText: shell('me.cancel'),
    })
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
      {signOut.error && <ErrorState error={signOut.error} />}
      <List header={t('me.account')} mode="card">
        <List.Item extra={<LanguageSwitch />}>{t('me.language')}</List.Item>
        <List.Item onClick={() => void ask(false)}>{shell('me.signOut')}</List.Item>
        <List.Item onClick={() => void ask(true)}>{shell('me.signOutEverywhere')}</List.Item>
      </List>
    </>
  )
}
