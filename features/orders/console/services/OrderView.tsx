import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { SubjectViewProps } from '#kernel/workflow/web/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { type OrderDetail, orders } from '../api.ts'
import { ContactCard } from './ContactCard.tsx'
import { partnerInput } from './PartnerInput.tsx'
import { menuPath } from './paths.ts'
import { RatingCard } from './RatingCard.tsx'
import { Facts, holderOf, ServiceView, ServiceWaiting } from './ServiceView.tsx'
import { useServiceFields } from './use-fields.ts'

/** One order. */
export function OrderView({ district, id }: SubjectViewProps) {
  const t = useT('orders')
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['service_order', 'one', district, id, locale],
    queryFn: () => orders.getOrder({ params: { district, id } }),
    refetchInterval: 60_000,
  })
  const widgets = useUnitWidget(found.data)
  if (!found.data) return <ServiceWaiting query={found} />
  const order = found.data
  return (
    <ServiceView
      view={order.case}
      widgets={widgets}
      truth={
        order.words !== '' && (
          <Section title={t('fields.words')}>
            <p className="oc-words">{order.words}</p>
          </Section>
        )
      }
      context={
        <>
          <OrderFacts order={order} />
          {order.hasContact && <ContactCard district={district} caseId={order.caseId} />}
          <RatingCard rating={order.rating} />
        </>
      }
    />
  )
}

function OrderFacts({ order }: { order: OrderDetail }) {
  const t = useT('orders')
  const say = useMoment()
  const { nameOf } = useServiceFields()
  const standing = t(`standings.${order.standing}`)
  const item = (
    <Link to={menuPath({ district: order.district, id: order.itemId })} className="oc-title">
      {order.title}
    </Link>
  )
  return (
    <Section title={t('orders-console:about')}>
      <Facts
        facts={[
          [t('fields.item'), item],
          [t('fields.slot'), say(order.startsAt)],
          [t('fields.place'), order.place || '–'],
          [t('fields.area'), order.area.name],
          [t('fields.field'), nameOf(order.field)],
          [t('fields.forWhom'), t(`forWhom.${order.forWhom}`)],
          [t('fields.standing'), order.turn ? t('orders-console:turn', { standing, turn: order.turn }) : standing],
          [t('fields.holder'), holderOf(order)],
        ]}
      />
    </Section>
  )
}

function useUnitWidget(order: OrderDetail | undefined) {
  const { field = null, startsAt = '', endsAt = '' } = order ?? {}
  const [code, name] = [order?.area.code ?? '', order?.area.name ?? '']
  return useMemo(
    () => ({ leadOrganisationId: partnerInput({ field, area: { code, name }, startsAt, endsAt }) }),
    [field, code, name, startsAt, endsAt],
  )
}
