import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../index.ts'
import type { PartnerDetail } from '../shapes.ts'
import { partners } from './api.ts'

/** The number a resident left: closed until somebody says why, and on record from then on. */
export function RevealContact({ partner }: { partner: PartnerDetail }) {
  const t = useT('partners-console')
  const [asking, setAsking] = useState(false)
  const [phone, setPhone] = useState<string | null>(null)
  const { district, id } = partner
  if (phone !== null) return <span>{phone}</span>
  if (!partner.hasContact) return <span>{t('contact.none')}</span>
  if (!partner.mayReveal) return <span>{t('contact.kept')}</span>
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('contact.open')}
      </Button>
      {asking && (
        <FormDrawer
          title={t('contact.open')}
          lead={t('contact.lead')}
          body={contract.routes.revealPartnerContact.body}
          label={() => t('contact.reason')}
          submitLabel={t('contact.open')}
          save={async answer => {
            const reply = await partners.revealPartnerContact({
              params: { district, id },
              body: { ...answer, requestId: newId() },
            })
            setPhone(reply.phone)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
