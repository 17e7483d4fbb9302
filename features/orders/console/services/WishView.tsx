import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SubjectViewProps } from '#kernel/workflow/web/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { orders, type WishDetail } from '../api.ts'
import { ContactCard } from './ContactCard.tsx'
import { partnerInput } from './PartnerInput.tsx'
import { RatingCard } from './RatingCard.tsx'
import { Facts, holderOf, ServiceView, ServiceWaiting } from './ServiceView.tsx'
import { useServiceFields } from './use-fields.ts'

/** One wish. */
export function WishView({ district, id }: SubjectViewProps) {
  const t = useT('orders')
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['wish', 'one', district, id, locale],
    queryFn: () => orders.getWish({ params: { district, id } }),
    refetchInterval: 60_000,
  })
  const { field = null } = found.data ?? {}
  const [code, name] = [found.data?.area.code ?? '', found.data?.area.name ?? '']
  const widgets = useMemo(
    () => ({ leadOrganisationId: partnerInput({ field, area: { code, name } }) }),
    [field, code, name],
  )
  if (!found.data) return <ServiceWaiting query={found} />
  const wish = found.data
  return (
    <ServiceView
      view={wish.case}
      widgets={widgets}
      initial={action => (action === 'publish' ? shownFirst(wish) : undefined)}
      truth={
        <>
          <Section title={t('fields.words')}>
            <p className="oc-words">{wish.words}</p>
          </Section>
          {wish.publicWords && (
            <Section title={t('fields.publicWords')}>
              <p className="oc-words">{wish.publicWords}</p>
            </Section>
          )}
        </>
      }
      context={
        <>
          <WishFacts wish={wish} />
          {wish.hasContact && <ContactCard district={district} caseId={wish.caseId} />}
          <RatingCard rating={wish.rating} />
        </>
      }
    />
  )
}

/** What was told, to be cut down to what anybody may read. */
function shownFirst(wish: WishDetail) {
  return { title: wish.title, publicWords: wish.words.slice(0, 300), ...(wish.field ? { category: wish.field } : {}) }
}

function WishFacts({ wish }: { wish: WishDetail }) {
  const t = useT('orders')
  const { nameOf } = useServiceFields()
  return (
    <Section title={t('orders-console:about')}>
      <Facts
        facts={[
          [t('fields.field'), nameOf(wish.field)],
          [t('fields.area'), wish.area.name],
          [t('fields.forWhom'), t(`forWhom.${wish.forWhom}`)],
          [t('orders-console:shownName'), wish.shownName ?? t('orders-console:noName')],
          [t('fields.holder'), holderOf(wish)],
        ]}
      />
    </Section>
  )
}
