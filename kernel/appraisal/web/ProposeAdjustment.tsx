import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { DayInput } from '#ui/form/DayInput.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { appraisal } from './api.ts'
import { EvidenceInput, useEvidence } from './EvidenceInput.tsx'
import { Field } from './Field.tsx'
import { SubjectPicker } from './SubjectsInput.tsx'
import { useScheme } from './use-scheme.ts'
import { points, useWords } from './use-words.ts'

const blank = { scheme: '', subjectId: '', key: '', points: 0, reason: '', validFrom: '' }

/** A bonus or deduction the scheme knows, with its reason; somebody else approves it. */
export function ProposeAdjustment({ onClose }: { onClose: () => void }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const area = useArea()
  const { posts } = useViewer()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [areaCode, setAreaCode] = useState(area.areaCode ?? posts[0]?.areaCode)
  const [form, setForm] = useState(blank)
  const set = (rest: Partial<typeof blank>) => setForm({ ...form, ...rest })
  const schemes = useQuery({ queryKey: ['appraisal', 'schemes'], queryFn: () => appraisal.listSchemes({}) })
  const scheme = useScheme(schemes.data?.items.find(one => one.key === form.scheme))
  const kind = scheme?.rules.adjustments.find(one => one.key === form.key)
  const district = areaCode?.slice(0, 6) ?? ''
  const photo = useEvidence(district)
  const [fileId = null] = photo.fileIds
  const send = useMutation({
    mutationFn: () =>
      appraisal.proposeAdjustment({
        body: {
          requestId,
          schemeKey: form.scheme,
          areaCode: areaCode ?? '',
          subjectId: form.subjectId,
          key: form.key,
          points: Math.round(form.points * 100),
          reason: form.reason,
          fileId,
          validFrom: form.validFrom,
        },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['appraisal', 'adjustments'] })
      onClose()
    },
  })
  const isComplete =
    areaCode && form.subjectId && kind && form.points > 0 && form.validFrom && form.reason.trim().length > 1
  return (
    <Drawer
      open
      size={480}
      title={t('adjustments.add')}
      closable={{ 'aria-label': t('ui:keys.close') }}
      onClose={onClose}
    >
      <div className="ja-form">
        <Field label={t('rounds.scheme')}>
          {id => (
            <Select
              id={id}
              value={form.scheme || null}
              onChange={value => set({ scheme: value ?? '', key: '' })}
              options={schemes.data?.items
                .filter(one => one.subjectKind !== 'person' && !one.retired)
                .map(one => ({ value: one.key, label: words(one.title) }))}
            />
          )}
        </Field>
        <Field label={t('rounds.area')}>
          {id => <AreaPicker id={id} label={t('rounds.area')} value={areaCode} onChange={setAreaCode} width="100%" />}
        </Field>
        <Field label={t('kinds.subject')}>
          {id => (
            <SubjectPicker
              id={id}
              label={t('kinds.subject')}
              kind={scheme?.subjectKind ?? 'organisation'}
              areaCode={areaCode}
              value={form.subjectId || undefined}
              onChange={value => set({ subjectId: value ?? '' })}
            />
          )}
        </Field>
        <Field
          label={t('adjustments.kind')}
          help={scheme?.rules.adjustments.length === 0 ? t('adjustments.noKinds') : undefined}
        >
          {id => (
            <Select
              id={id}
              value={form.key || null}
              onChange={value => set({ key: value ?? '' })}
              options={scheme?.rules.adjustments.map(one => ({
                value: one.key,
                label: `${one.kind === 'bonus' ? '+' : '−'} ${words(one.name)}`,
              }))}
            />
          )}
        </Field>
        <Field
          label={t('adjustments.points')}
          help={kind && t('adjustments.most', { most: points(kind.most), months: kind.validMonths })}
        >
          {id => (
            <InputNumber
              id={id}
              min={0.01}
              value={form.points || null}
              onChange={value => set({ points: value ?? 0 })}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <Field label={t('adjustments.from')}>
          {id => <DayInput id={id} value={form.validFrom} onChange={validFrom => set({ validFrom })} />}
        </Field>
        <Field label={t('moveLeads.reason')}>
          {id => (
            <Input.TextArea
              id={id}
              rows={3}
              value={form.reason}
              onChange={event => set({ reason: event.target.value })}
            />
          )}
        </Field>
        {areaCode && (
          <EvidenceInput label={t('adjustments.evidenceOf')} help={t('adjustments.evidenceHelp')} queue={photo} />
        )}
        {send.isError && <ErrorState error={send.error} />}
        <Button
          type="primary"
          disabled={!isComplete || photo.busy}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('adjustments.send')}
        </Button>
        <p className="ja-quiet">{t('adjustments.next')}</p>
      </div>
    </Drawer>
  )
}
