import { Checkbox, Radio } from 'antd'
import type { ReactNode } from 'react'
import type { ChangeUrl, UrlState } from '#kernel/territory/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { useAreaLayers } from '#ui/map/area-layer.ts'
import { buckets, matterKinds, urgencies } from '../../index.ts'
import { useCategoryNames } from '../use-categories.ts'
import { Choice } from './Choice.tsx'
import { DaysFilter } from './DaysFilter.tsx'
import { levelsBelow, type MapState } from './map-state.ts'
import { densities, measures } from './measure.ts'

interface MapPanelProps {
  url: UrlState
  state: MapState
  change: ChangeUrl
  children: ReactNode
}

/** What lies on the map and which matters; narrow, at the left, and folded where the page is narrow. */
export function MapPanel({ url, state, change, children }: MapPanelProps) {
  const t = useT('matters-map')
  const territory = useT('territory')
  const levels = levelsBelow(state.area)
  const layers = useAreaLayers()
  return (
    <details className="jo-panel" open={matchMedia('(width >= 1200px)').matches}>
      <summary>{t('panel.title')}</summary>
      <div className="jo-panel-body">
        <fieldset>
          <legend>{t('panel.fill')}</legend>
          <Radio.Group
            className="jo-choices"
            value={state.measure ?? 'none'}
            onChange={event => change({ fill: event.target.value === 'open' ? undefined : String(event.target.value) })}
            options={[
              ...[...measures, ...densities].map(value => ({
                value: String(value),
                label: t(`measures.${value}.name`),
              })),
              ...layers.map(layer => ({ value: `layer-${layer.key}`, label: t(layer.label) })),
              { value: 'none', label: t('panel.noFill') },
            ]}
          />
          {levels.length > 1 && (
            <Choice
              label={t('panel.level')}
              value={state.level}
              options={levels.map(level => ({ value: level, label: territory(`levels.${level}`) }))}
              onChange={level => change({ level: level === levels[0] ? undefined : level, pick: undefined })}
            />
          )}
        </fieldset>
        {children}
        <fieldset>
          <legend>{t('panel.matters')}</legend>
          <Checkbox
            checked={state.matters}
            onChange={event => change({ matters: event.target.checked ? undefined : 'off' })}
          >
            {t('panel.showMatters')}
          </Checkbox>
          {state.matters && <MatterFilters url={url} state={state} change={change} />}
        </fieldset>
      </div>
    </details>
  )
}

function MatterFilters({ url, state, change }: Omit<MapPanelProps, 'children'>) {
  const { filters } = state
  const t = useT('matters-map')
  const words = useT('matters')
  const fields = useCategoryNames()
  const choice = (name: 'kind' | 'bucket' | 'urgency', values: readonly string[], texts: string) => (
    <Choice
      label={t(`panel.${name}`)}
      value={filters[name]}
      options={values.map(value => ({ value, label: words(`${texts}.${value}`) }))}
      onChange={next => change({ [name]: next })}
    />
  )
  return (
    <>
      <DaysFilter url={url} state={state} change={change} />
      <Checkbox
        checked={filters.overdue === 'true'}
        onChange={event => change({ overdue: event.target.checked ? 'true' : undefined })}
      >
        {t('panel.overdue')}
      </Checkbox>
      <Checkbox
        checked={filters.final === undefined}
        onChange={event => change({ closed: event.target.checked ? 'true' : undefined })}
      >
        {t('panel.closed')}
      </Checkbox>
      <Choice
        label={t('panel.category')}
        value={filters.category}
        options={fields.map(field => ({ value: field.id, label: field.name }))}
        onChange={category => change({ category })}
      />
      {choice('bucket', buckets, 'buckets')}
      {choice('kind', matterKinds, 'kinds')}
      {choice('urgency', urgencies, 'urgency')}
    </>
  )
}
