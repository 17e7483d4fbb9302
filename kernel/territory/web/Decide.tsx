import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { localDate } from '#kernel/calendar/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { DayInput } from '#ui/form/DayInput.tsx'
import { useT } from '#ui/i18n.ts'
import type { Position } from '../geometry.ts'
import { type Drawing, hindering, type RedrawPlan, type RedrawPreview } from '../redraw.ts'
import { territory } from './api.ts'
import { useTerritoryChange } from './use-areas.ts'

interface DecideProps {
  drawing: Drawing
  plan: RedrawPlan
  names: ReadonlyMap<string, string>
  /** What the drawing as it is now would lead to; null until it was asked. */
  found: RedrawPreview | null
  onFound: (found: RedrawPreview) => void
  onLook: (at: Position) => void
}

/** First what would follow, then from which day and why. Nothing is decided that was not looked at. */
export function Decide({ drawing, plan, names, found, onFound, onLook }: DecideProps) {
  const t = useT('territory-web')
  const dayId = useId()
  const [today] = useState(() => localDate(new Date()))
  const [effectiveOn, setDay] = useState(today)
  const [reason, setReason] = useState('')
  const [requestId] = useState(() => newId())
  const params = { code: drawing.community.code }
  const look = useMutation({ mutationFn: () => territory.tryRedraw({ params, body: plan }), onSuccess: onFound })
  const commit = useTerritoryChange(() =>
    territory.commitRedraw({
      params,
      body: { ...plan, requestId, generation: drawing.generation, effectiveOn, reason: reason.trim() },
    }),
  )
  const nothing = plan.grids.length === 0
  const blocked = found === null || hindering(found.faults, plan).length > 0 || reason.trim() === ''
  return (
    <section className="jt-decide" aria-label={t('draw.decide')}>
      <Button disabled={nothing} loading={look.isPending} onClick={() => look.mutate()}>
        {t('draw.preview')}
      </Button>
      {nothing && <p className="jt-quiet">{t('draw.nothing')}</p>}
      {look.error && <ErrorState error={look.error} />}
      {found && (
        <div role="status">
          <p>{t(found.faults.length === 0 ? 'draw.sound' : 'draw.faulty', { count: found.faults.length })}</p>
          <ol className="jt-faults">
            {found.faults.map(({ kind, lng, lat, areaM2, codes }) => (
              <li key={`${kind}:${lng}:${lat}`}>
                <button type="button" className="jl-link" onClick={() => onLook([lng, lat])}>
                  {t(`draw.faults.${kind}`)}
                </button>{' '}
                <span className="jt-quiet">
                  {areaM2 > 0 && t('topology.size', { area: Math.max(1, Math.round(areaM2)) })}{' '}
                  {[...new Set(codes)].map(code => names.get(code) ?? code).join(' / ')}
                </span>
              </li>
            ))}
          </ol>
          <p>{t('draw.moves', { matters: found.matters, compounds: found.compounds })}</p>
        </div>
      )}
      <div>
        <label htmlFor={dayId}>{t('draw.day')}</label>
        <DayInput id={dayId} min={today} value={effectiveOn} onChange={setDay} />
      </div>
      <label>
        {t('form.reason')}
        <Input.TextArea rows={2} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />
      </label>
      {commit.error && <ErrorState error={commit.error} />}
      <Button type="primary" disabled={nothing || blocked} loading={commit.isPending} onClick={() => commit.mutate()}>
        {t(effectiveOn === today ? 'draw.commit' : 'draw.commitLater', { day: effectiveOn })}
      </Button>
      <p className="jt-quiet">{t('draw.commitHelp')}</p>
    </section>
  )
}
