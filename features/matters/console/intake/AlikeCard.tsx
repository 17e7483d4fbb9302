import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { contract as workflowContract } from '#kernel/workflow/index.ts'
import { createClient } from '#platform/client/call.ts'
import { currentLocale, useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { type MatterDetail, matters } from '../api.ts'
import { type AlikeItem, AlikeList } from './AlikeList.tsx'
import { Wrong } from './Wrong.tsx'

const cases = createClient(workflowContract, { locale: currentLocale })

/** The likeliest first; more would push everything else of the matter out of sight. */
const MOST_SHOWN = 4

/** At acceptance: what may be the same already, and merging into it. Says nothing where there is nothing. */
export function AlikeCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-intake')
  const locale = useLocale()
  const { district, id } = matter
  const found = useQuery({
    queryKey: ['matter', 'alike', district, id, locale],
    queryFn: () => matters.alikeTo({ params: { district, id } }),
    enabled: !matter.final,
  })
  const [into, setInto] = useState<AlikeItem | null>(null)
  const mayMerge = matter.case.actions.some(action => action.name === 'merge' && action.enabled)
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('alike.title')}>
      <AlikeList
        items={items.slice(0, MOST_SHOWN)}
        act={item =>
          mayMerge && !item.final && item.district === district ? (
            <Button size="small" onClick={() => setInto(item)}>
              {t('alike.merge')}
            </Button>
          ) : null
        }
      />
      {into && <MergeModal matter={matter} into={into} onClose={() => setInto(null)} />}
    </Section>
  )
}

function MergeModal({ matter, into, onClose }: { matter: MatterDetail; into: AlikeItem; onClose: () => void }) {
  const t = useT('matters-intake')
  const client = useQueryClient()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const [requestId] = useState(() => newId())
  const merge = useMutation({
    mutationFn: () =>
      cases.actOnCase({
        params: { district: matter.district, id: matter.caseId, name: 'merge' },
        body: { requestId, note, form: { number: into.number } },
      }),
    onSuccess: async () => {
      void message.success(t('alike.merged', { number: into.number }))
      onClose()
      await client.invalidateQueries({ queryKey: ['matter'] })
      await client.invalidateQueries({ queryKey: ['workflow'] })
    },
  })
  return (
    <Modal
      open
      title={t('alike.mergeInto', { number: into.number })}
      okText={t('alike.merge')}
      cancelText={t('alike.cancel')}
      okButtonProps={{ disabled: note.trim() === '', loading: merge.isPending }}
      onOk={() => merge.mutate()}
      onCancel={onClose}
    >
      <p>{t('alike.mergeHelp')}</p>
      <label htmlFor="merge-note">{t('alike.mergeNote')}</label>
      <Input.TextArea id="merge-note" rows={3} value={note} onChange={event => setNote(event.target.value)} />
      <Wrong error={merge.error} />
    </Modal>
  )
}
