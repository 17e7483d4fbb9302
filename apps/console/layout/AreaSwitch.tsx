import { DownOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import { AreaBreadcrumb, type AreaStep } from '#ui/AreaBreadcrumb.tsx'
import { useT } from '#ui/i18n.ts'
import { useArea, useViewer, type ViewerPost } from '#ui/Viewer.tsx'

/** Where I work: the way down to my area, and a choice when my posts lie in several. */
export function AreaSwitch() {
  const t = useT('console')
  const { posts } = useViewer()
  const { areaCode, chooseArea } = useArea()
  const places = [...new Map(posts.map(post => [post.areaCode, post])).values()]
  const [first] = places
  if (!first) return <span />
  if (places.length === 1) return <AreaBreadcrumb path={pathOf(first)} />
  const chosen = places.find(place => place.areaCode === areaCode)
  const items = [
    { key: '', label: t('top.allAreas') },
    ...places.map(place => ({
      key: place.areaCode,
      label: pathOf(place)
        .map(step => step.name)
        .join(' › '),
    })),
  ]
  return (
    <div className="jl-area-switch">
      <AreaBreadcrumb path={chosen ? pathOf(chosen) : [{ code: '', name: t('top.allAreas') }]} />
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          selectable: true,
          selectedKeys: [areaCode ?? ''],
          onClick: ({ key }) => chooseArea(key === '' ? null : key),
        }}
      >
        <button type="button" className="jl-icon-button" aria-label={t('top.chooseArea')} title={t('top.chooseArea')}>
          <DownOutlined />
        </button>
      </Dropdown>
    </div>
  )
}

function pathOf(post: ViewerPost): AreaStep[] {
  return post.areaPath?.length ? post.areaPath : [{ code: post.areaCode, name: post.areaName }]
}
