import { HomeOutlined, MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Mark } from '#ui/Mark.tsx'
import { type MenuEntry, menuGroups } from '#ui/part.ts'
import { holdsAny, useViewer } from '#ui/Viewer.tsx'
import { parts } from '../parts.ts'

const home: MenuEntry = { group: 'daily', path: '/', label: 'console:rail.home', icon: HomeOutlined, order: 0 }

/** Where one can go. Shows only what the viewer may open; the current place is marked. */
export function Rail({ narrow, onFold }: { narrow: boolean; onFold: () => void }) {
  const t = useT('console')
  const shell = useT('shell')
  const entries = useEntries()
  const fold = t(narrow ? 'rail.wide' : 'rail.narrow')
  return (
    <nav className="jl-rail" aria-label={t('rail.label')}>
      <Link to="/" className="jl-rail-brand">
        <Mark size={28} label={narrow ? shell('name') : ''} />
        {!narrow && <span>{shell('name')}</span>}
      </Link>
      <div className="jl-rail-groups">
        {menuGroups.map(group => (
          <RailGroup
            key={group}
            title={t(`rail.groups.${group}`)}
            entries={entries.filter(entry => entry.group === group)}
            narrow={narrow}
          />
        ))}
      </div>
      <button type="button" className="jl-rail-fold" aria-label={fold} title={fold} onClick={onFold}>
        {narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </nav>
  )
}

function useEntries(): MenuEntry[] {
  const viewer = useViewer()
  const brought = parts.flatMap(part => part.menu)
  const all = brought.some(entry => entry.path === '/') ? brought : [home, ...brought]
  return all.filter(entry => holdsAny(viewer, entry.permissions)).toSorted((a, b) => a.order - b.order)
}

interface GroupProps {
  title: string
  entries: readonly MenuEntry[]
  narrow: boolean
}

function RailGroup({ title, entries, narrow }: GroupProps) {
  if (entries.length === 0) return null
  return (
    <section aria-label={title}>
      {!narrow && <h2>{title}</h2>}
      <ul>
        {entries.map(entry => (
          <li key={entry.path}>
            <RailLink entry={entry} narrow={narrow} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RailLink({ entry, narrow }: { entry: MenuEntry; narrow: boolean }) {
  const t = useT('console')
  const { icon: Icon, Badge } = entry
  const text = t(entry.label)
  return (
    <Tooltip title={narrow ? text : ''} placement="right">
      <Link
        to={entry.path}
        className="jl-rail-link"
        activeOptions={{ exact: entry.path === '/' }}
        {...(narrow ? { 'aria-label': text } : {})}
      >
        <Icon />
        {!narrow && <span className="jl-rail-text">{text}</span>}
        {Badge && (
          <span className="jl-rail-badge">
            <Badge />
          </span>
        )}
      </Link>
    </Tooltip>
  )
}
