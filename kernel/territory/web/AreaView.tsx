import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { AreaBreadcrumb } from '#ui/AreaBreadcrumb.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { AreaDetail } from '../shapes.ts'
import { AreaActions } from './AreaActions.tsx'
import { AreaFacts } from './AreaFacts.tsx'
import { BuiltColumns } from './BuiltColumns.tsx'
import { ChildAreas } from './ChildAreas.tsx'
import { MapLink } from './MapLink.tsx'
import { Topology } from './Topology.tsx'
import { areaQuery } from './use-areas.ts'
import { useReach } from './use-reach.ts'
import type { ChangeUrl, UrlState } from './use-url-state.ts'

interface AreaViewProps {
  code: string
  url: UrlState
  change: ChangeUrl
  onChoose: (code: string) => void
}

/** Everything about one area. */
export function AreaView({ code, url, change, onChoose }: AreaViewProps) {
  const t = useT('territory-web')
  const levels = useT('territory')
  const { data: area, error, refetch } = useQuery(areaQuery(code))
  const mayCheck = useReach('area.read')(code)
  if (error && !area) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!area) return <div className="jt-area" aria-busy="true" />
  const tabs = tabsOf(area, { mayCheck, url, change, onChoose })
  const active = tabs.find(tab => tab.key === url['tab'])?.key ?? 'facts'
  return (
    <article className="jt-area" aria-labelledby="jt-area-name">
      <AreaBreadcrumb path={area.path} onChoose={onChoose} />
      <header className="jt-area-head">
        <h2 id="jt-area-name">{area.name}</h2>
        <span className="jt-quiet">
          {levels(`levels.${area.level}`)} <code>{area.code}</code>
          {area.validTo !== null && ` · ${t('area.closedOn', { date: area.validTo })}`}
        </span>
        <MapLink areaCode={area.code} name={area.name} wordy />
        <AreaActions area={area} onOpen={onChoose} />
      </header>
      <Tabs
        activeKey={active}
        destroyOnHidden
        onChange={tab => change({ tab: tab === 'facts' ? undefined : tab, compound: undefined, cursor: undefined })}
        items={tabs.map(({ key, content }) => ({ key, label: t(`tabs.${key}`), children: content }))}
      />
    </article>
  )
}

interface TabContext extends Omit<AreaViewProps, 'code'> {
  mayCheck: boolean
}

function tabsOf(area: AreaDetail, { mayCheck, url, change, onChoose }: TabContext) {
  const isCommunity = area.level === 'community'
  const holdsCompounds = isCommunity || area.level === 'grid'
  return [
    { key: 'facts', content: <AreaFacts area={area} onChoose={onChoose} /> },
    ...(area.level === 'micro_grid'
      ? []
      : [{ key: 'children', content: <ChildAreas parent={area} url={url} change={change} onChoose={onChoose} /> }]),
    ...(holdsCompounds
      ? [{ key: 'compounds', content: <BuiltColumns area={area} compound={url['compound']} change={change} /> }]
      : []),
    ...(isCommunity && mayCheck ? [{ key: 'topology', content: <Topology area={area} /> }] : []),
  ]
}
