import { UserOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { App, Dropdown } from 'antd'
import { useT } from '#ui/i18n.ts'
import { readTrouble } from '#ui/problem.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx'
import { RoleName } from '../../shell/PersonaGrid.tsx'
import { useSignOut } from '../../shell/session.ts'

/** Who I am here, by which posts, and the way out. */
export function MeMenu() {
  const t = useT('shell')
  const ui = useT('ui')
  const { modal, message } = App.useApp()
  const { person, posts } = useViewer()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const leave = async (everywhere: boolean) => {
    try {
      await signOut.mutateAsync(everywhere)
    } catch (error) {
      const trouble = readTrouble(error)
      void message.error(trouble.sentence ?? ui(`error.${trouble.kind === 'offline' ? 'offline' : 'unknown'}`))
    }
  }
  const ask = () =>
    modal.confirm({
      title: t('me.signOutEverywhere'),
      content: t('me.everywhereAsk'),
      okText: t('me.confirm'),
      cancelText: t('me.cancel'),
      onOk: () => leave(true),
    })
  const items = [
    {
      key: 'posts',
      type: 'group' as const,
      label: t('me.posts'),
      children: posts.map(post => ({
        key: `${post.role}:${post.areaCode}`,
        disabled: true,
        label: (
          <span className="jl-me-post">
            <RoleName role={post.role} /> {post.areaName}
            {post.organisationName ? ` · ${post.organisationName}` : ''}
          </span>
        ),
      })),
    },
    { type: 'divider' as const },
    { key: 'language', className: 'jl-me-language', label: <LanguageSwitch /> },
    { key: 'account', label: t('me.account'), onClick: () => void navigate({ to: '/account' }) },
    { key: 'out', label: t('me.signOut'), onClick: () => void leave(false) },
    { key: 'everywhere', label: t('me.signOutEverywhere'), onClick: ask },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <button type="button" className="jl-me" aria-label={`${t('me.menu')}: ${person.name}`}>
        <UserOutlined />
        <span>{person.name}</span>
      </button>
    </Dropdown>
  )
}
