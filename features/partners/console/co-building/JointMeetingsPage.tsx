import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { itemStates } from '../../co-building-shapes.ts'
import './co-building.css'
import { ItemList } from './ItemList.tsx'
import { MeetingList } from './MeetingList.tsx'
import { Numbers } from './Numbers.tsx'
import { ProposeSeat } from './ProposeSeat.tsx'
import { SeatList } from './SeatList.tsx'
import { TermSettings } from './TermSettings.tsx'

const lists = { meetings: MeetingList, items: ItemList, members: SeatList } as const
type Shown = keyof typeof lists

/** Joint meetings 联席会议, what they fixed 共建项目, and who sits on the committees 兼职委员 (A63, A64). */
export function JointMeetingsPage() {
  const t = useT('partners-co-building')
  const [url, change] = useUrlState()
  const { areaCode: home } = useArea()
  const mayHold = useMay('co_building.hold')
  const maySet = useMay('setting.edit')
  const [open, setOpen] = useState<'seat' | 'settings' | null>(null)
  const shown = shownOf(url['show'])
  const List = lists[shown]
  const areaCode = url['area'] ?? home ?? undefined
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {maySet && <Button onClick={() => setOpen('settings')}>{t('settings')}</Button>}
            {mayHold && <Button onClick={() => setOpen('seat')}>{t('seat.add')}</Button>}
            {mayHold && (
              <Link to="/joint-meetings/new" className="jl-button jl-button-primary">
                {t('meeting.add')}
              </Link>
            )}
          </>
        }
      />
      <Numbers areaCode={areaCode} year={url['year']} />
      <FilterBar
        fields={useFilters(shown)}
        value={{ area: url['area'], year: url['year'], state: url['state'] }}
        onChange={next =>
          change({ area: one(next['area']), year: one(next['year']), state: one(next['state']), cursor: undefined })
        }
        aside={
          <Segmented
            aria-label={t('show')}
            value={shown}
            options={Object.keys(lists).map(value => ({ value, label: t(`shows.${value}`) }))}
            onChange={value => change({ show: value === 'meetings' ? undefined : value, cursor: undefined })}
          />
        }
      />
      <List url={url} change={change} areaCode={areaCode} />
      {open === 'seat' && <ProposeSeat onClose={() => setOpen(null)} />}
      {open === 'settings' && <TermSettings onClose={() => setOpen(null)} />}
    </>
  )
}

function shownOf(value: string | undefined): Shown {
  return value === 'items' || value === 'members' ? value : 'meetings'
}

function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The years a list can be narrowed to: this one and the four before. */
function years(): string[] {
  const now = Number(new Date().toISOString().slice(0, 4))
  return Array.from({ length: 5 }, (_, index) => String(now - index))
}

function useFilters(shown: Shown): FilterField[] {
  const t = useT('partners-co-building')
  const words = useT('partners')
  const area: FilterField = {
    kind: 'custom',
    name: 'area',
    label: t('area'),
    draw: (value, set) => (
      <AreaPicker label={t('area')} value={typeof value === 'string' ? value : undefined} onChange={set} />
    ),
  }
  if (shown === 'members') return [area]
  const year: FilterField = {
    kind: 'one',
    name: 'year',
    label: t('year'),
    options: years().map(value => ({ value, label: value })),
  }
  if (shown === 'meetings') return [area, year]
  const states = itemStates.map(value => ({ value, label: words(`itemStates.${value}`) }))
  const late = { value: 'overdue', label: t('stateOverdue') }
  return [area, year, { kind: 'one', name: 'state', label: t('state'), options: [late, ...states] }]
}
