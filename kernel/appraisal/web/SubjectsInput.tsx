import { Button, Input } from 'antd'
import { useState } from 'react'
import { OrganisationPicker, PersonPicker } from '#kernel/people/web/index.ts'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { useT } from '#ui/i18n.ts'
import type { SchemeView } from './api.ts'
import { Field } from './Field.tsx'
import { useWords } from './use-words.ts'

interface DraftRater {
  group: string
  personId?: string
  label?: string
}

export interface DraftSubject {
  subjectId: string
  raters: DraftRater[]
}

interface SubjectsInputProps {
  scheme: SchemeView
  areaCode: string | undefined
  subjects: readonly DraftSubject[]
  onChange: (subjects: DraftSubject[]) => void
}

/** The subjects, and under each who votes on it: people with an account by name, others by what their link is handed over by. */
export function SubjectsInput({ scheme, areaCode, subjects, onChange }: SubjectsInputProps) {
  const t = useT('appraisal-web')
  const pick = (index: number, subjectId: string | undefined) => {
    if (subjectId) onChange(subjects.map((one, at) => (at === index ? { ...one, subjectId } : one)))
  }
  return (
    <fieldset className="ja-list">
      <legend>{t('newRound.subjects')}</legend>
      {subjects.map((one, index) => (
        <div key={`${index}`} className="ja-card">
          <Field label={t('newRound.subject', { n: index + 1 })}>
            {id => (
              <SubjectPicker
                id={id}
                label={t('newRound.subject', { n: index + 1 })}
                kind={scheme.subjectKind}
                areaCode={areaCode}
                value={one.subjectId || undefined}
                onChange={value => pick(index, value)}
              />
            )}
          </Field>
          <RatersInput
            scheme={scheme}
            raters={one.raters}
            onChange={raters => onChange(subjects.map((other, at) => (at === index ? { ...other, raters } : other)))}
          />
          <Button size="small" onClick={() => onChange(subjects.filter((_, at) => at !== index))}>
            {t('newRound.remove')}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...subjects, { subjectId: '', raters: [] }])}>{t('newRound.add')}</Button>
    </fieldset>
  )
}

interface SubjectPickerProps {
  id: string
  label: string
  kind: SchemeView['subjectKind']
  areaCode: string | undefined
  value: string | undefined
  onChange: (id: string | undefined) => void
}

/** An organisation, an area or a person: whatever a scheme appraises. */
export function SubjectPicker({ kind, areaCode, ...rest }: SubjectPickerProps) {
  const props = { ...rest, width: '100%' as const }
  if (kind === 'organisation') return <OrganisationPicker {...props} areaCode={areaCode} />
  return kind === 'area' ? <AreaPicker {...props} /> : <PersonPicker {...props} />
}

function RatersInput({
  scheme,
  raters,
  onChange,
}: {
  scheme: SchemeView
  raters: readonly DraftRater[]
  onChange: (raters: DraftRater[]) => void
}) {
  const words = useWords()
  return scheme.rules.groups.map(group => (
    <GroupRaters
      key={group.key}
      name={words(group.name)}
      own={raters.filter(one => one.group === group.key)}
      onChange={own =>
        onChange([...raters.filter(one => one.group !== group.key), ...own.map(one => ({ ...one, group: group.key }))])
      }
    />
  ))
}

function GroupRaters({
  name,
  own,
  onChange,
}: {
  name: string
  own: readonly DraftRater[]
  onChange: (own: Omit<DraftRater, 'group'>[]) => void
}) {
  const t = useT('appraisal-web')
  const [text, setText] = useState(() => own.flatMap(one => one.label ?? []).join('\n'))
  const persons = own.flatMap(one => (one.personId ? [{ personId: one.personId }] : []))
  const labels = own.flatMap(one => (one.label ? [{ label: one.label }] : []))
  const type = (typed: string) => {
    setText(typed)
    const lines = typed.split('\n').map(line => line.trim().slice(0, 40))
    onChange([...persons, ...lines.filter(Boolean).map(label => ({ label }))])
  }
  return (
    <fieldset className="ja-list">
      <legend>{name}</legend>
      <Field label={t('newRound.person')} help={t('newRound.chosen', { count: persons.length })}>
        {id => (
          <PersonPicker
            id={id}
            label={t('newRound.person')}
            value={undefined}
            onChange={personId => {
              if (personId && !persons.some(one => one.personId === personId))
                onChange([...persons, { personId }, ...labels])
            }}
            width="100%"
          />
        )}
      </Field>
      <Field label={t('newRound.labels')} help={t('newRound.labelsHelp')}>
        {id => <Input.TextArea id={id} rows={3} value={text} onChange={event => type(event.target.value)} />}
      </Field>
    </fieldset>
  )
}
