import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { appraisal } from './api.ts'
import './appraisal.css'
import { Field } from './Field.tsx'
import { type DraftSubject, SubjectsInput } from './SubjectsInput.tsx'
import { useScheme } from './use-scheme.ts'
import { useWords } from './use-words.ts'

/** Which scheme, where, over which period, whom, and who votes: in the order in which one thinks of it. */
export function NewRound({ onClose }: { onClose: () => void }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const area = useArea()
  const { posts } = useViewer()
  const [form, setForm] = useState({ title: '', periodFrom: '', periodTo: '', closesOn: '' })
  const [areaCode, setAreaCode] = useState(area.areaCode ?? posts[0]?.areaCode)
  const [scheme, setScheme] = useState<string>()
  const [subjects, setSubjects] = useState<DraftSubject[]>([])
  const schemes = useQuery({ queryKey: ['appraisal', 'schemes'], queryFn: () => appraisal.listSchemes({}) })
  const chosen = useScheme(schemes.data?.items.find(one => one.key === scheme))
  const save = useSave({ ...form, areaCode, scheme, subjects }, onClose)
  const missing = [
    ...(scheme ? [] : [t('rounds.scheme')]),
    ...(areaCode ? [] : [t('rounds.area')]),
    ...(['title', 'periodFrom', 'periodTo', 'closesOn'] as const)
      .filter(name => form[name] === '')
      .map(name => t(`newRound.${name}`)),
    ...(subjects.length > 0 ? [] : [t('newRound.subjects')]),
  ]
  const text = (name: keyof typeof form, type: string) => (
    <Field label={t(`newRound.${name}`)}>
      {id => (
        <Input
          id={id}
          type={type}
          value={form[name]}
          onChange={event => setForm({ ...form, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Drawer open size={640} title={t('rounds.add')} closable={{ 'aria-label': t('ui:keys.close') }} onClose={onClose}>
      <div className="ja-form">
        <Field label={t('rounds.scheme')}>
          {id => (
            <Select
              id={id}
              style={{ width: '100%' }}
              {...(scheme ? { value: scheme } : {})}
              onChange={setScheme}
              options={schemes.data?.items
                .filter(one => !one.retired)
                .map(one => ({ value: one.key, label: words(one.title) }))}
            />
          )}
        </Field>
        <Field label={t('rounds.area')}>
          {id => <AreaPicker id={id} label={t('rounds.area')} value={areaCode} onChange={setAreaCode} width="100%" />}
        </Field>
        {text('title', 'text')}
        {text('periodFrom', 'date')}
        {text('periodTo', 'date')}
        {text('closesOn', 'date')}
        {chosen && <SubjectsInput scheme={chosen} areaCode={areaCode} subjects={subjects} onChange={setSubjects} />}
        {save.isError && <ErrorState error={save.error} />}
        <Button type="primary" loading={save.isPending} disabled={missing.length > 0} onClick={() => save.mutate()}>
          {t('newRound.save')}
        </Button>
        <p className="ja-quiet">
          {missing.length > 0 ? t('newRound.missing', { what: missing.join(t('newRound.comma')) }) : t('newRound.next')}
        </p>
      </div>
    </Drawer>
  )
}

interface Draft {
  title: string
  periodFrom: string
  periodTo: string
  closesOn: string
  areaCode: string | undefined
  scheme: string | undefined
  subjects: readonly DraftSubject[]
}

function useSave(draft: Draft, onClose: () => void) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  return useMutation({
    mutationFn: () =>
      appraisal.draftRound({
        body: {
          requestId,
          schemeKey: draft.scheme ?? '',
          areaCode: draft.areaCode ?? '',
          title: draft.title,
          periodFrom: draft.periodFrom,
          periodTo: draft.periodTo,
          // Voting closes at the end of the day that was chosen.
          closesAt: new Date(`${draft.closesOn}T23:59:59+08:00`).toISOString(),
          subjects: draft.subjects.map(({ subjectId, raters }) => ({ subjectId, raters })),
        },
      }),
    async onSuccess({ district, id }) {
      onClose()
      await client.invalidateQueries({ queryKey: ['appraisal'] })
      await navigate({ to: '/appraisal/rounds/$district/$id', params: { district, id } })
    },
  })
}
