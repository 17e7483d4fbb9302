import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { NATIONAL_CALENDAR } from '#kernel/calendar/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useNow } from '#ui/use-now.ts'
import { useMay } from '#ui/Viewer.tsx'
import { type CalendarYear, calendars } from './api.ts'
import { DayModal } from './DayModal.tsx'
import { ImportDrawer } from './ImportDrawer.tsx'
import { YearGrid } from './YearGrid.tsx'
import './calendar.css'

/** The working calendar of one year: what deadlines are counted on. */
export function CalendarPage() {
  const t = useT('matters-console')
  const may = useMay('calendar.edit')
  const [year, setYear] = useYear()
  const [editing, setEditing] = useState<string | null>(null)
  const [importing, setImporting] = useState(false)
  const found = useQuery({
    queryKey: ['calendar', NATIONAL_CALENDAR, year],
    queryFn: () => calendars.listCalendarDays({ params: { id: NATIONAL_CALENDAR }, query: { year } }),
    placeholderData: former => (former?.year === year ? former : undefined),
  })
  const known = found.data
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        lead={t('calendar.lead')}
        actions={
          may && (
            <Button type="primary" onClick={() => setImporting(true)}>
              {t('calendar.import')}
            </Button>
          )
        }
      />
      <MissingYear onChoose={setYear} />
      <Section>
        <div className="jc-year">
          <Button icon={<LeftOutlined />} aria-label={t('calendar.previous')} onClick={() => setYear(year - 1)} />
          <h2>{t('calendar.year', { year })}</h2>
          <Button icon={<RightOutlined />} aria-label={t('calendar.next')} onClick={() => setYear(year + 1)} />
          {known && <YearStatus known={known} />}
        </div>
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {known && <YearGrid known={known} {...(may && known.status !== 'missing' ? { onDay: setEditing } : {})} />}
      </Section>
      {editing && known && <DayModal date={editing} known={known} onClose={() => setEditing(null)} />}
      {importing && <ImportDrawer year={year} onClose={() => setImporting(false)} onDone={setYear} />}
    </>
  )
}

function useYear(): [number, (year: number) => void] {
  const navigate = useNavigate()
  const now = useNow()
  const { year }: { year?: number } = useSearch({ strict: false })
  const set = (next: number) => {
    if (next >= 2000 && next <= 2100) void navigate({ to: '/settings/calendar', search: { year: next } })
  }
  return [year ?? now.getFullYear(), set]
}

function YearStatus({ known }: { known: CalendarYear }) {
  const t = useT('matters-console')
  const states = { official: 'done', provisional: 'soon', missing: 'overdue' } as const
  return (
    <p className="jc-year-status">
      <StateMark state={states[known.status]} word={t(`calendar:status.${known.status}`)} />
      {known.source && <span className="jc-quiet">{known.source}</span>}
    </p>
  )
}

/** Says it when a year ought to be imported by now. */
function MissingYear({ onChoose }: { onChoose: (year: number) => void }) {
  const t = useT('matters-console')
  const found = useQuery({
    queryKey: ['calendar', 'all'],
    queryFn: async () => (await calendars.listCalendars({})).items,
  })
  const year = found.data?.find(calendar => calendar.id === NATIONAL_CALENDAR)?.missingYear
  if (!year) return null
  return (
    <p className="jc-warning">
      {t('calendar:missing_year', { year })}{' '}
      <button type="button" className="jl-link" onClick={() => onChoose(year)}>
        {t('calendar.show', { year })}
      </button>
    </p>
  )
}
