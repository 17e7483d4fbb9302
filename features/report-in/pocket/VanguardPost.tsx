import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { type MyRegistration, reportIn } from './api.ts'

/** The post of service 先锋岗 I take at a building and leave again; what I stand by for appears on its page. */
export function VanguardPost({ one }: { one: MyRegistration }) {
  const t = useT('report-in-pocket')
  const [takes, setTakes] = useState(false)
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: () =>
      reportIn.leaveVanguardPost({ params: { district: one.district, id: one.id }, body: { requestId: newId() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['report-in'] }),
  })
  const { vanguard } = one
  return (
    <section className="jq-stack" aria-label={t('vanguard.title')}>
      {vanguard && (
        <p>
          <strong>{t('vanguard.at', { building: `${vanguard.building.compound} ${vanguard.building.name}` })}</strong>{' '}
          {vanguard.words}
        </p>
      )}
      {leave.isError && <ErrorState error={leave.error} />}
      {takes ? (
        <Take one={one} onClose={() => setTakes(false)} />
      ) : (
        <div className="jq-actions">
          <button type="button" className="jq-button" onClick={() => setTakes(true)}>
            {t(vanguard ? 'vanguard.change' : 'vanguard.take')}
          </button>
          {vanguard && (
            <button type="button" className="jq-button" disabled={leave.isPending} onClick={() => leave.mutate()}>
              {t('vanguard.leave')}
            </button>
          )}
        </div>
      )}
    </section>
  )
}

function Take({ one, onClose }: { one: MyRegistration; onClose: () => void }) {
  const t = useT('report-in-pocket')
  const words = useT('report-in')
  const client = useQueryClient()
  const params = { district: one.district, id: one.id }
  const [building, setBuilding] = useState(one.vanguard?.building.id ?? one.building?.id ?? '')
  const [typed, setTyped] = useState(one.vanguard?.words ?? '')
  const found = useQuery({
    queryKey: ['report-in', 'my-buildings', one.id],
    queryFn: () => reportIn.listMyBuildings({ params }),
  })
  const take = useMutation({
    mutationFn: () =>
      reportIn.takeVanguardPost({ params, body: { requestId: newId(), buildingId: building, words: typed.trim() } }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['report-in'] })
      onClose()
    },
  })
  return (
    <div className="jq-choice">
      <p className="jq-quiet">{t('vanguard.lead')}</p>
      <label htmlFor={`post-at-${one.id}`}>{t('vanguard.building')}</label>
      <select id={`post-at-${one.id}`} value={building} onChange={event => setBuilding(event.target.value)}>
        <option value="">{t('vanguard.choose')}</option>
        {found.data?.items.map(item => (
          <option key={item.id} value={item.id}>
            {item.compound} {item.name}
          </option>
        ))}
      </select>
      <label htmlFor={`post-words-${one.id}`}>{words('fields.words')}</label>
      <textarea
        id={`post-words-${one.id}`}
        rows={3}
        maxLength={120}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      {take.isError && <ErrorState error={take.error} />}
      <div className="jq-actions">
        <button
          type="button"
          className="jq-button"
          data-primary
          disabled={take.isPending || building === '' || typed.trim().length < 4}
          onClick={() => take.mutate()}
        >
          {t('vanguard.agree')}
        </button>
        <button type="button" className="jq-button" onClick={onClose}>
          {t('keep')}
        </button>
      </div>
    </div>
  )
}
