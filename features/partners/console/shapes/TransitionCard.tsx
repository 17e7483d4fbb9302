import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { MapLink, useReach } from '#kernel/territory/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { contract } from '../../index.ts'
import type { Transition } from '../../shape-contract.ts'
import { partners } from '../api.ts'
import '../partners.css'

/** One transition: what it carries on, until when, and each thing still to be handed over. */
export function TransitionCard({ transition }: { transition: Transition }) {
  const t = useT('partners-shapes')
  const reaches = useReach('transition.edit')
  const [asking, setAsking] = useState<number | 'close' | null>(null)
  const { organisation, handovers, closedOn } = transition
  const left = handovers.filter(one => one.doneOn === null).length
  const mayEdit = closedOn === null && reaches(transition.areaCode)
  return (
    <Section
      title={organisation.name}
      aside={
        mayEdit && (
          <Button
            disabled={left > 0}
            title={left > 0 ? t('transitions.left', { count: left }) : undefined}
            onClick={() => setAsking('close')}
          >
            {t('transitions.close')}
          </Button>
        )
      }
    >
      <p>
        {t('transitions.carries', { what: transition.predecessor, area: transition.areaName, on: transition.endsOn })}{' '}
        <Link to="/organisations/$id" params={{ id: organisation.id }}>
          {t('transitions.open')}
        </Link>{' '}
        <MapLink areaCode={transition.areaCode} name={transition.areaName} wordy />
      </p>
      {transition.words && <p className="pt-quiet">{transition.words}</p>}
      {closedOn && <p>{t('transitions.closed', { on: closedOn, reason: transition.reason ?? '' })}</p>}
      <ul className="pt-handovers" aria-label={t('transitions.handovers')}>
        {handovers.map(one => (
          <li key={one.seq}>
            <StateMark
              state={one.doneOn ? 'done' : 'waiting'}
              word={t(one.doneOn ? 'transitions.done' : 'transitions.waiting')}
            />
            <span>{one.what}</span>
            {one.doneOn && (
              <span className="pt-quiet">
                {t('transitions.handed', { on: one.doneOn, by: one.doneBy ?? '', to: one.receiver })}
              </span>
            )}
            {!one.doneOn && mayEdit && (
              <Button
                size="small"
                onClick={() => setAsking(one.seq)}
                aria-label={t('transitions.handOf', { what: one.what })}
              >
                {t('transitions.hand')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking !== null && <Ask transition={transition} what={asking} onClose={() => setAsking(null)} />}
    </Section>
  )
}

function Ask(props: { transition: Transition; what: number | 'close'; onClose: () => void }) {
  const t = useT('partners-shapes')
  const client = useQueryClient()
  const { transition, what, onClose } = props
  const { district, id } = transition
  const done = () => client.invalidateQueries({ queryKey: ['partners', 'transitions'] })
  if (what === 'close')
    return (
      <FormDrawer
        title={t('transitions.close')}
        body={contract.routes.closeTransition.body}
        label={() => t('reason')}
        submitLabel={t('transitions.close')}
        save={async answer => {
          await partners.closeTransition({ params: { district, id }, body: { ...answer, requestId: newId() } })
          await done()
        }}
        onClose={onClose}
      />
    )
  return (
    <FormDrawer
      title={t('transitions.hand')}
      body={contract.routes.handOver.body}
      label={() => t('transitions.receiver')}
      submitLabel={t('transitions.hand')}
      save={async answer => {
        await partners.handOver({ params: { district, id, seq: what }, body: { ...answer, requestId: newId() } })
        await done()
      }}
      onClose={onClose}
    />
  )
}
