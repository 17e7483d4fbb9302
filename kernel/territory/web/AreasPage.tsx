import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useArea, useMay, useViewer } from '#ui/Viewer.tsx'
import { AreaTree } from './AreaTree.tsx'
import { AreaView } from './AreaView.tsx'
import './areas.css'
import { useUrlState } from './use-url-state.ts'

/** The register of areas: the tree at the left, one area at the right. */
export function AreasPage() {
  const t = useT('territory-web')
  const [url, change] = useUrlState()
  const { posts } = useViewer()
  const { areaCode } = useArea()
  const mayImport = useMay('area.import')
  const code = url['code'] ?? areaCode ?? posts[0]?.areaCode
  const choose = (next: string) => change({ code: next, tab: undefined, compound: undefined, cursor: undefined })
  return (
    <>
      <PageHeader
        title={t('menu.areas')}
        lead={t('lead')}
        actions={
          mayImport && (
            <>
              <Link to="/imports" search={{ kind: 'areas' }} className="jl-button">
                {t('imports.table')}
              </Link>
              <Link to="/areas/imports" className="jl-button">
                {t('imports.title')}
              </Link>
            </>
          )
        }
      />
      <div className="jt-split">
        <AreaTree code={code} words={url['q']} onWords={q => change({ q })} onChoose={choose} />
        {code && <AreaView key={code} code={code} url={url} change={change} onChoose={choose} />}
      </div>
    </>
  )
}
