import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { type Translate, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { checkScheme } from '../check-scheme.ts'
import { type Rules, schemeKey, SUBJECT_KINDS, type SubjectKind } from '../scheme.ts'
import { appraisal, type SchemeView } from './api.ts'
import { AdjustmentsEditor } from './AdjustmentsEditor.tsx'
import { BandsEditor } from './BandsEditor.tsx'
import { ConsequencesEditor } from './ConsequencesEditor.tsx'
import { Field } from './Field.tsx'
import { GroupsEditor } from './GroupsEditor.tsx'
import { IndicatorsEditor } from './IndicatorsEditor.tsx'
import { Preview } from './Preview.tsx'
import { RetireScheme } from './RetireScheme.tsx'
import { SchemeSettings } from './SchemeSettings.tsx'
import { useParts } from './use-parts.ts'
import { useWords } from './use-words.ts'

/** A scheme being written: checked with every keystroke by the same checker as on the server, tried on a past period, saved. */
export function Designer({ scheme, rules: standing }: { scheme: SchemeView | null; rules: Rules }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const { areaCode: chosen } = useArea()
  const { posts } = useViewer()
  const [rules, setRules] = useState(standing)
  const [key, setKey] = useState(scheme?.key ?? '')
  const [kind, setKind] = useState<SubjectKind>(scheme?.subjectKind ?? 'organisation')
  const [areaCode, setAreaCode] = useState(scheme?.areaCode ?? chosen ?? posts[0]?.areaCode)
  const problems = useProblems(kind, rules)
  const missing = missingOf(key, areaCode)
  const save = useSave({ key, kind, areaCode, rules })
  const isReadOnly = scheme !== null && !scheme.mayEdit
  return (
    <>
      <PageHeader
        title={words(rules.title)}
        lead={leadOf(scheme, t)}
        actions={
          !isReadOnly && (
            <>
              <Button
                type="primary"
                loading={save.isPending}
                disabled={!problems || problems.length > 0 || missing.length > 0}
                onClick={() => save.mutate()}
              >
                {t('designer.save')}
              </Button>
              {scheme && <RetireScheme scheme={scheme} />}
            </>
          )
        }
      />
      <Problems problems={problems} missing={isReadOnly ? [] : missing} />
      {save.isError && <ErrorState error={save.error} />}
      {save.isSuccess && <p role="status">{t('designer.saved', { version: save.data.version })}</p>}
      {scheme === null && (
        <Section title={t('designer.what')}>
          <div className="ja-row">
            <Field label={t('designer.key')} help={t('designer.keyHelp')}>
              {id => <Input id={id} value={key} onChange={event => setKey(event.target.value)} />}
            </Field>
            <Field label={t('schemes.kind')}>
              {id => (
                <Select
                  id={id}
                  value={kind}
                  onChange={setKind}
                  options={SUBJECT_KINDS.map(value => ({ value, label: t(`kinds.${value}`) }))}
                />
              )}
            </Field>
            <Field label={t('rounds.area')}>
              {id => (
                <AreaPicker id={id} label={t('rounds.area')} value={areaCode} onChange={setAreaCode} width="100%" />
              )}
            </Field>
          </div>
        </Section>
      )}
      <SchemeSettings rules={rules} onChange={setRules} />
      <IndicatorsEditor kind={kind} rules={rules} onChange={setRules} />
      <GroupsEditor rules={rules} onChange={setRules} />
      <BandsEditor rules={rules} onChange={setRules} />
      <AdjustmentsEditor kind={kind} rules={rules} onChange={setRules} />
      <ConsequencesEditor rules={rules} onChange={setRules} />
      {kind !== 'person' && problems?.length === 0 && areaCode && !isReadOnly && (
        <Preview kind={kind} rules={rules} areaCode={areaCode} />
      )}
    </>
  )
}

function leadOf(scheme: SchemeView | null, t: Translate): string {
  if (scheme?.retired) return t('retire.is', { reason: scheme.retiredReason ?? t('retire.noReason') })
  if (scheme && !scheme.mayEdit) return t('designer.readOnly')
  return t(scheme?.frozen ? 'designer.frozen' : 'designer.lead')
}

/** What a scheme needs beside its rules before it can be saved. */
function missingOf(key: string, areaCode: string | undefined): string[] {
  return [
    ...(schemeKey.safeParse(key).success ? [] : ['designer.keyMissing']),
    ...(areaCode ? [] : ['designer.areaMissing']),
  ]
}

interface ProblemsProps {
  problems: ReturnType<typeof checkScheme> | null
  missing: readonly string[]
}

/** Everything that keeps the scheme from being saved, so that the button never refuses without a word. */
function Problems({ problems, missing }: ProblemsProps) {
  const t = useT('appraisal-web')
  if (!problems) return null
  if (problems.length + missing.length === 0)
    return (
      <p className="ja-sound">
        <StateMark state="done" word={t('designer.sound')} />
      </p>
    )
  return (
    <ul className="ja-problems" aria-label={t('designer.problems')}>
      {missing.map(text => (
        <li key={text}>{t(text)}</li>
      ))}
      {problems.map(one => (
        <li key={`${one.at}${one.problem}`}>{t(`appraisal:problems.${one.problem}`)}</li>
      ))}
    </ul>
  )
}

function useProblems(subjectKind: SubjectKind, rules: Rules) {
  const { data } = useParts()
  if (!data) return null
  return checkScheme(
    { subjectKind, rules },
    {
      measures: new Map(data.measures.map(one => [one.key, one.subject])),
      procedures: new Set(data.procedures.map(one => one.key)),
      hooks: new Set(data.hooks),
    },
  )
}

function useSave(draft: { key: string; kind: SubjectKind; areaCode: string | undefined; rules: Rules }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () =>
      appraisal.saveScheme({
        body: {
          requestId: newId(),
          areaCode: draft.areaCode ?? '',
          key: draft.key,
          subjectKind: draft.kind,
          rules: draft.rules,
        },
      }),
    async onSuccess({ district, key }) {
      await client.invalidateQueries({ queryKey: ['appraisal', 'schemes'] })
      await navigate({ to: '/appraisal/schemes/$district/$key', params: { district, key } })
    },
  })
}
