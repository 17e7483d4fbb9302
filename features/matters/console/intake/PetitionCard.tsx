import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { type MatterDetail, matters } from '../api.ts'
import { matterPath } from '../matter-path.ts'
import { Wrong } from './Wrong.tsx'

/** Words that read like a petition, the decision a person makes of them, and where it led. */
export function PetitionCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-intake')
  const may = useMay('matter.dispatch')
  const { district, id } = matter
  const found = useQuery({
    queryKey: ['matter', 'petition', district, id],
    queryFn: () => matters.getPetition({ params: { district, id } }),
    enabled: may,
    retry: false,
  })
  if (!found.data) return null
  const { words, decision, from } = found.data
  if (words.length === 0 && !decision && !from) return null
  return (
    <Section title={t('petition.title')}>
      {from && (
        <p>
          <Link to={matterPath(from)}>{t('petition.from', { number: from.number })}</Link>
        </p>
      )}
      {decision?.petition && (
        <p>
          <Link to={matterPath(decision.petition)}>
            {t('petition.decidedYes', { number: decision.petition.number })}
          </Link>
        </p>
      )}
      {decision && !decision.isPetition && <p>{t('petition.decidedNo', { reason: decision.reason })}</p>}
      {!decision && words.length > 0 && <Deciding matter={matter} words={words} />}
    </Section>
  )
}

type Decision = 'petition' | 'not_petition'

function Deciding({ matter, words }: { matter: MatterDetail; words: readonly string[] }) {
  const t = useT('matters-intake')
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Decision | null>(null)
  const [reason, setReason] = useState('')
  const [requestId] = useState(() => newId())
  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      matters.decidePetition({
        params: { district: matter.district, id: matter.id },
        body: { requestId, decision, reason },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['matter'] })
      await client.invalidateQueries({ queryKey: ['workflow'] })
    },
  })
  return (
    <>
      <p>{t('petition.hint', { words: words.join('、') })}</p>
      {chosen === null ? (
        <div className="jc-buttons">
          <Button onClick={() => setChosen('petition')} disabled={matter.state !== 'received'}>
            {t('petition.toChannel')}
          </Button>
          <Button onClick={() => setChosen('not_petition')}>{t('petition.notPetition')}</Button>
        </div>
      ) : (
        <div className="jc-deciding">
          <label htmlFor="petition-reason">{t('petition.reason')}</label>
          <Input.TextArea
            id="petition-reason"
            rows={2}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          <div className="jc-buttons">
            <Button
              type="primary"
              disabled={reason.trim().length < 2}
              loading={decide.isPending}
              onClick={() => decide.mutate(chosen)}
            >
              {chosen === 'petition' ? t('petition.toChannel') : t('petition.notPetition')}
            </Button>
            <Button onClick={() => setChosen(null)}>{t('petition.cancel')}</Button>
          </div>
        </div>
      )}
      <Wrong error={decide.error} />
    </>
  )
}
