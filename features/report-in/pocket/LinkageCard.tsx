import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { contract } from '../index.ts'
import { type MyLinkage, reportIn } from './api.ts'

/** One place I answer for: what visits taught lately, and a note on the next. */
export function LinkageCard({ one }: { one: MyLinkage }) {
  const t = useT('report-in-pocket')
  const [open, setOpen] = useState(false)
  return (
    <article className="jq-card jq-stack" aria-label={one.target.name}>
      <p>
        <strong>{one.target.name}</strong>
      </p>
      <p className="jq-quiet">
        {one.area.name} · {one.purpose}
      </p>
      <button type="button" className="jq-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'linkages.close' : 'linkages.visit')}
      </button>
      {open && <Visit linkageId={one.id} />}
    </article>
  )
}

const shown = contract.routes.writeVisitNote.body.omit({ requestId: true })

function Visit({ linkageId }: { linkageId: string }) {
  const t = useT('report-in-pocket')
  const words = useT('report-in')
  const client = useQueryClient()
  const [requestId, setRequestId] = useState(() => newId())
  const schema = useMemo(
    () => JSON.parse(JSON.stringify(z.toJSONSchema(shown, { io: 'input', unrepresentable: 'any' }))) as JsonSchema,
    [],
  )
  return (
    <>
      <PocketSchemaForm
        key={requestId}
        schema={schema}
        initial={{ kind: 'look' }}
        label={name => t(`linkages.fields.${name}`)}
        help={name => (name === 'kind' ? undefined : t(`linkages.help.${name}`))}
        option={(_name, value) => words(`visits.${value}`)}
        submitLabel={t('linkages.save')}
        onSubmit={async ({ form }) => {
          const body = contract.routes.writeVisitNote.body.parse({ ...form, requestId })
          await reportIn.writeVisitNote({ params: { id: linkageId }, body })
          setRequestId(newId())
          await client.invalidateQueries({ queryKey: ['report-in', 'notes', linkageId] })
        }}
      />
      <Notes linkageId={linkageId} />
    </>
  )
}

function Notes({ linkageId }: { linkageId: string }) {
  const t = useT('report-in-pocket')
  const say = useMoment()
  const notes = useQuery({
    queryKey: ['report-in', 'notes', linkageId],
    queryFn: () => reportIn.listVisitNotes({ params: { id: linkageId } }),
  })
  if (notes.isError) return <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />
  return (
    <ul aria-label={t('linkages.notes')}>
      {notes.data?.items.map(note => (
        <li key={note.id}>
          {note.words}
          <span className="jq-quiet">
            {' '}
            {note.case?.number} {say(note.at)}
          </span>
        </li>
      ))}
    </ul>
  )
}
