import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type BaseMapSetting } from '../base-map.ts'
import { territory } from './api.ts'
import './areas.css'
import { type ChosenKind, BaseMapDrawer } from './BaseMapDrawer.tsx'
import { baseMapQuery } from './base-map-loader.ts'
import { boundsOfAreas, useDrawnAreas } from './use-drawn-areas.ts'

const kinds = ['none', 'tianditu', 'xyz'] as const

/** Settings › Base map: what lies under every map of both faces. */
export function BaseMapPage() {
  const t = useT('territory-web')
  const { data: setting, error, refetch } = useQuery(baseMapQuery)
  const [editing, setEditing] = useState<ChosenKind | null>(null)
  const save = useSave()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!setting) return <p className="jt-quiet">{t('baseMap.reading')}</p>
  return (
    <>
      <PageHeader title={t('baseMap.title')} lead={t('baseMap.lead')} />
      <ul className="jt-base-maps">
        {kinds.map(kind => (
          <li key={kind} aria-current={setting.kind === kind ? 'true' : undefined}>
            <h2>
              {t(`baseMap.kinds.${kind}.name`)}
              {setting.kind === kind && <span className="jt-quiet"> {t('baseMap.current')}</span>}
            </h2>
            <p>{t(`baseMap.kinds.${kind}.about`)}</p>
            {(kind !== 'none' || setting.kind !== 'none') && (
              <Button
                aria-label={t(kind === setting.kind ? 'baseMap.changeKind' : 'baseMap.useKind', {
                  kind: t(`baseMap.kinds.${kind}.name`),
                })}
                onClick={() => (kind === 'none' ? void save({ kind }) : setEditing(kind))}
              >
                {t(kind === setting.kind ? 'baseMap.change' : 'baseMap.use')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="jt-quiet">{t('baseMap.frames')}</p>
      <Sample />
      {editing && <BaseMapDrawer kind={editing} now={setting} save={save} onClose={() => setEditing(null)} />}
    </>
  )
}

/** A page keeps the content policy it was sent with, so the new tiles can only be seen on a page that is sent anew. */
function useSave() {
  const client = useQueryClient()
  const [requestId, setRequestId] = useState(() => newId())
  return async (setting: BaseMapSetting) => {
    const saved = await territory.saveBaseMap({ body: { ...setting, requestId } })
    setRequestId(newId())
    client.setQueryData(baseMapQuery.queryKey, saved)
    location.reload()
  }
}

/** The whole city on the base map as it is now. */
function Sample() {
  const t = useT('territory-web')
  const { data: cities } = useQuery({
    queryKey: ['territory', 'cities'],
    queryFn: () => territory.listAreas({ query: { parent: 'none', limit: 1 } }),
    staleTime: 60_000,
  })
  const city = cities?.items[0]
  const drawn = useDrawnAreas(city ?? { code: '0000', level: 'city', children: 1 })
  const bounds = drawn && boundsOfAreas(drawn)
  if (!bounds) return null
  return <MapCanvas label={t('baseMap.sample')} target={{ bounds }} areas={drawn} height={420} />
}
