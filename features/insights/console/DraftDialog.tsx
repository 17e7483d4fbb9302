import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Segmented } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { DayInput } from '#ui/form/DayInput.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { days, type PeriodKind, periodKinds, startOf } from '../dates.ts'
import type { PublicationLine } from '../shapes.ts'
import { insights } from './api.ts'

/** Chooses an area and a period that is over; the server says when it is not, or when a reason is missing. */
export function DraftDialog({ onClose, onDone }: { onClose: () => void; onDone: (line: PublicationLine) => void }) {
  const t = useT('insights-console')
  const cache = useQueryClient()
  const { areaCode } = useArea()
  const own = useViewer().posts[0]?.areaCode
  const [area, setArea] = useState<string | undefined>(areaCode ?? own)
  const [period, setPeriod] = useState<PeriodKind>('month')
  const [at, setAt] = useState(lastMonth)
  const [reason, setReason] = useState('')
  const draft = useMutation({
    mutationFn: () =>
      insights.draftPublication({
        body: {
          requestId: newId(),
          areaCode: area ?? '',
          period,
          at,
          ...(reason.trim() ? { reason } : {}),
        },
      }),
    onSuccess: async line => {
      await cache.invalidateQueries({ queryKey: ['publications'] })
      onDone(line)
    },
  })
  return (
    <Modal
      open
      title={t('publications.draftTitle')}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('publications.cancel')}
        </Button>,
        <Button key="draft" type="primary" loading={draft.isPending} disabled={!area} onClick={() => draft.mutate()}>
          {t('publications.draft')}
        </Button>,
      ]}
    >
      <div className="ji-groups">
        <Field label={t('publications.area')}>
          {() => <AreaPicker label={t('publications.area')} value={area} onChange={setArea} width={260} />}
        </Field>
        <Segmented
          aria-label={t('publications.kind')}
          value={period}
          options={periodKinds.map(value => ({ value, label: t(`insights:periods.${value}`) }))}
          onChange={setPeriod}
        />
        <Field label={t('publications.at')}>{id => <DayInput id={id} value={at} onChange={setAt} />}</Field>
        <Field label={t('publications.reason')}>
          {id => <Input.TextArea id={id} value={reason} rows={2} onChange={event => setReason(event.target.value)} />}
        </Field>
        {draft.isError && <ErrorState error={draft.error} />}
      </div>
    </Modal>
  )
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

/** A day of the last month that is over, in Shanghai. */
function lastMonth(): string {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  return days.add(startOf('month', today), -1)
}
