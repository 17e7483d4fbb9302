import { MenuOutlined } from '@ant-design/icons'
import { useT } from '#ui/i18n.ts'
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx'
import { parts } from '../parts.ts'
import { AreaSwitch } from './AreaSwitch.tsx'
import { MeMenu } from './MeMenu.tsx'
import { SearchBox } from './SearchBox.tsx'

export function TopBar({ onRail }: { onRail: () => void }) {
  const t = useT('console')
  const tools = parts.flatMap(part => part.tools ?? [])
  return (
    <header className="jl-topbar">
      <button type="button" className="jl-icon-button jl-topbar-rail" aria-label={t('rail.open')} onClick={onRail}>
        <MenuOutlined />
      </button>
      <AreaSwitch />
      <SearchBox />
      <div className="jl-topbar-tools">
        {tools.map((Tool, index) => (
          <Tool key={Tool.displayName ?? Tool.name ?? index} />
        ))}
        <LanguageSwitch />
        <MeMenu />
      </div>
    </header>
  )
}
