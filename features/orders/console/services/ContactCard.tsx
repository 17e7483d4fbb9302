import { Button, Modal } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { orders } from '../api.ts'

const schema = {
  type: 'object',
  properties: { reason: { type: 'string', minLength: 2, maxLength: 300 } },
  required: ['reason'],
}

/** Name and number, opened with a reason that goes on record, and only until the page is left. */
export function ContactCard({ district, caseId }: { district: string; caseId: string }) {
  const t = useT('orders-console')
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<{ name: string | null; phone: string | null } | null>(null)
  return (
    <Section
      title={t('orders:fields.contact')}
      aside={
        !shown && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('contact.reveal')}
          </Button>
        )
      }
    >
      {shown ? (
        <p>
          {shown.name} <a href={`tel:${shown.phone ?? ''}`}>{shown.phone}</a>
        </p>
      ) : (
        <p className="oc-quiet">{t('contact.hidden')}</p>
      )}
      {asking && (
        <Modal open title={t('contact.reveal')} footer={null} onCancel={() => setAsking(false)} destroyOnHidden>
          <SchemaForm
            schema={schema}
            label={() => t('contact.reason')}
            help={() => t('contact.onRecord')}
            submitLabel={t('contact.reveal')}
            onCancel={() => setAsking(false)}
            onSubmit={async ({ form }) => {
              const body = { requestId: newId(), reason: String(form['reason']) }
              setShown(await orders.revealServiceContact({ params: { district, caseId }, body }))
              setAsking(false)
            }}
          />
        </Modal>
      )}
    </Section>
  )
}
