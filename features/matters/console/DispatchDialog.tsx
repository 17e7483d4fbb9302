import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import type { ActionDialogProps } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { type Choice, SearchSelect } from '#ui/form/SearchSelect.tsx'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { type DispatchPreview, matters } from './api.ts'
import { WalkSteps } from './WalkSteps.tsx'

/** Where the duty list sends it, and why; the person may take it as it is or choose otherwise. */
export function DispatchDialog({ view, action, submit, close }: ActionDialogProps) {
  const t = useT('matters-console')
  const { district, subjectId } = view.case
  const preview = usePreview(district, subjectId, '')
  const walk = preview.data?.walk
  const widgets = useMemo(() => {
    const input = unitInput({ district, id: subjectId, suggested: walk })
    return { leadOrganisationId: input, assistOrganisationIds: input }
  }, [district, subjectId, walk])
  if (preview.isError && !walk) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
  if (!walk) return <span className="jl-skeleton" role="status" aria-label={t('dispatch.looking')} />
  return (
    <>
      <section className="jc-suggestion" aria-labelledby="jc-suggestion">
        <h3 id="jc-suggestion">{t('dispatch.suggested')}</h3>
        <p>
          {walk.lead ? <strong>{walk.lead.name}</strong> : t('matters:walk.nobody')}
          {walk.assists.length > 0 && (
            <span className="jc-quiet">
              {' · '}
              {t('matters:walk.assist', { organisation: walk.assists.map(unit => unit.name).join('、') })}
            </span>
          )}
        </p>
        <details className="jc-why" open={walk.ending !== 'duty'}>
          <summary>{t('matters:walk.title')}</summary>
          <WalkSteps walk={walk} />
        </details>
      </section>
      <SchemaForm
        schema={action.form ?? {}}
        label={name => t(`matters:fields.${name}`)}
        widgets={widgets}
        initial={{
          ...(walk.lead ? { leadOrganisationId: walk.lead.id } : {}),
          assistOrganisationIds: walk.assists.map(unit => unit.id),
        }}
        allowNote
        needsNote={action.needsNote}
        submitLabel={t(action.label)}
        onCancel={close}
        onSubmit={submit}
      />
    </>
  )
}

function usePreview(district: string, id: string, q: string) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['matter', 'preview', district, id, q, locale],
    queryFn: () => matters.previewDispatch({ params: { district, id }, query: q ? { q } : {} }),
    placeholderData: former => former,
  })
}

interface UnitInputOptions {
  district: string
  id: string
  suggested: DispatchPreview['walk'] | undefined
}

/** Chooses among the units that work at this place may be given to, the nearest first. */
function unitInput({ district, id, suggested }: UnitInputOptions) {
  return function UnitInput({ id: inputId, field, label, value, change, describedBy, invalid }: InputProps) {
    const t = useT('matters-console')
    const [words, setWords] = useState('')
    const preview = usePreview(district, id, useDeferredValue(words.trim()))
    const many = field.kind === 'list'
    const known = [...(suggested?.lead ? [suggested.lead] : []), ...(suggested?.assists ?? [])]
    const options = new Map<string, Choice>()
    for (const unit of known)
      options.set(unit.id, { value: unit.id, label: unit.name, note: t('dispatch.suggestedMark') })
    for (const unit of preview.data?.choices ?? []) {
      if (options.has(unit.id)) continue
      const note = `${t(`people:kinds.${unit.kind}`)} · ${unit.areaName}`
      options.set(unit.id, { value: unit.id, label: unit.name, note })
    }
    const overruled = !many && suggested?.lead !== null && value !== undefined && value !== suggested?.lead?.id
    return (
      <>
        <SearchSelect
          id={inputId}
          label={label}
          placeholder={t('dispatch.find')}
          value={value}
          many={many}
          onChange={change}
          options={[...options.values()]}
          onSearch={setWords}
          nothing={t('dispatch.noneFound')}
          invalid={invalid}
          describedBy={describedBy}
        />
        {overruled && <p className="jc-overruled">{t('dispatch.overruled')}</p>}
      </>
    )
  }
}
