import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { contract } from '../index.ts'
import type { PartnerDetail } from '../shapes.ts'
import { partners, useDictionary } from './api.ts'
import { useOfferForm } from './offer-form.ts'
import { RevealContact } from './RevealContact.tsx'

/** What a partner offers, where and when; what of it may be shown; what it has done. */
export function OfferCard({ partner }: { partner: PartnerDetail }) {
  const t = useT('partners-console')
  const words = useT('partners')
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={t('offer.title')}
      aside={partner.mayEdit && <Button onClick={() => setEditing(true)}>{t('offer.edit')}</Button>}
    >
      <dl className="pt-facts">
        {useFacts(partner).map(([name, value]) => (
          <div key={name}>
            <dt>{words(`fields.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {editing && <EditOffer partner={partner} onClose={() => setEditing(false)} />}
    </Section>
  )
}

function useFacts(partner: PartnerDetail): [string, ReactNode][] {
  const t = useT('partners-console')
  const words = useT('partners')
  const { className, fieldName } = useDictionary()
  const comma = t('comma')
  const yes = (value: boolean) => t(value ? 'ui:form.yes' : 'ui:form.no')
  const times = partner.times.map(({ weekday, from, to }) => `${words(`weekdays.${weekday}`)} ${from}–${to}`)
  const isOrganisation = partner.organisationId !== null
  const facts: [string, ReactNode][] = [
    [
      'name',
      partner.organisationId ? (
        <Link to="/organisations/$id" params={{ id: partner.organisationId }}>
          {partner.name}
        </Link>
      ) : (
        (partner.name ?? t('unnamed'))
      ),
    ],
    ['classes', partner.classes.map(className).join(comma)],
    ['fields', partner.fields.map(fieldName).join(comma)],
    ['areas', partner.areas.map(area => area.name).join(comma)],
    ['times', times.length > 0 ? times.join(comma) : t('offer.byArrangement')],
    ['words', partner.words],
    ['phone', isOrganisation ? partner.phone : <RevealContact partner={partner} />],
    ['listed', yes(partner.listed)],
    ['contactPublic', isOrganisation ? yes(partner.contactPublic) : null],
    ['since', partner.since],
    ['until', partner.until],
    ['reason', partner.reason],
    ['done', isOrganisation ? t('offer.done', { count: partner.done ?? 0, shown: partner.done ?? t('few') }) : null],
  ]
  return facts.filter(([, value]) => value !== null && value !== '')
}

function EditOffer({ partner, onClose }: { partner: PartnerDetail; onClose: () => void }) {
  const t = useT('partners-console')
  const client = useQueryClient()
  const form = useOfferForm()
  const [requestId] = useState(() => newId())
  const { district, id } = partner
  return (
    <FormDrawer
      title={t('offer.edit')}
      body={contract.routes.editOffer.body}
      initial={{ ...partner, areas: partner.areas.map(area => area.code) }}
      {...form}
      submitLabel={t('offer.save')}
      save={async answer => {
        await partners.editOffer({ params: { district, id }, body: { ...answer, requestId } })
        await client.invalidateQueries({ queryKey: ['partners'] })
      }}
      onClose={onClose}
    />
  )
}
