import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useGuest, useMay, useViewer } from '#ui/Viewer.tsx'
import { orders } from './api.ts'
import { SignInLink } from './Parts.tsx'

interface ClaimButtonProps {
  subject: { district: string; kind: 'service_order' | 'wish'; id: string; title: string }
}

/** Takes something up, as a neighbour or for a unit in which I have a post; says before what follows from it. */
export function ClaimButton({ subject }: ClaimButtonProps) {
  const t = useT('orders-pocket')
  const client = useQueryClient()
  const may = useMay('claim.take')
  const guest = useGuest()
  const [asking, setAsking] = useState(false)
  const [requestId] = useState(() => newId())
  const units = useUnits()
  const claim = useMutation({
    mutationFn: (organisationId: string | null) =>
      orders.takeClaim({
        body: {
          ...{ requestId, district: subject.district, subjectKind: subject.kind, subjectId: subject.id },
          ...(organisationId ? { organisationId } : {}),
        },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['orders', 'commitments'] }),
  })
  if (guest) return <SignInLink text={t('claim.take')} about={subject.title} />
  if (!may) return null
  if (claim.isSuccess)
    return (
      <p role="status">
        {t('claim.taken')} <Link to="/commitments">{t('claim.see')}</Link>
      </p>
    )
  if (!asking)
    return (
      <button type="button" className="op-button" onClick={() => setAsking(true)}>
        {t('claim.take')}
        <span className="jl-unseen">{subject.title}</span>
      </button>
    )
  return (
    <div className="op-stack">
      <p className="op-quiet">{t(`claim.lead.${subject.kind}`)}</p>
      {claim.isError && <ErrorState error={claim.error} />}
      <div className="op-actions">
        <button
          type="button"
          className="op-button"
          data-primary
          disabled={claim.isPending}
          onClick={() => claim.mutate(null)}
        >
          {t('claim.asNeighbour')}
        </button>
        {units.map(unit => (
          <button
            key={unit.id}
            type="button"
            className="op-button"
            disabled={claim.isPending}
            onClick={() => claim.mutate(unit.id)}
          >
            {t('claim.asUnit', { unit: unit.name })}
          </button>
        ))}
        <button type="button" className="op-button" onClick={() => setAsking(false)}>
          {t('cancel')}
        </button>
      </div>
    </div>
  )
}

const unitRoles = ['department_handler', 'property_manager', 'unit_handler']

function useUnits(): { id: string; name: string }[] {
  const { posts } = useViewer()
  const held = posts.flatMap(({ role, organisationId: id, organisationName: name }) =>
    unitRoles.includes(role) && id && name ? [{ id, name }] : [],
  )
  return [...new Map(held.map(unit => [unit.id, unit])).values()]
}
