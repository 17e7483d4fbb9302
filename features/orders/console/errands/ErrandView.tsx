import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ActionBar, CaseHead, ClockPanel, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { ErrandDetail } from '../../errand-contract.ts'
import { orders } from '../api.ts'
import { useOrderWords } from '../order-words.ts'
import '../orders.css'
import { Fact } from '../whistles/CallBoard.tsx'
import { Waiting } from '../whistles/WhistleView.tsx'
import { Receipts } from './Receipts.tsx'

/** One errand: what is to be done, its receipts, and what may be done next. */
export function ErrandView({ district, id }: SubjectViewProps) {
  const t = useT('orders-console')
  const locale = useLocale()
  const words = useOrderWords()
  const found = useQuery({
    queryKey: ['errand', 'one', district, id, locale],
    queryFn: () => orders.getErrand({ params: { district, id } }),
    refetchInterval: 60_000,
  })
  if (!found.data) return <Waiting error={found.error} onRetry={() => void found.refetch()} />
  const errand = found.data
  return (
    <article className="oc-case">
      <CaseHead view={errand.case} facts={<span>{errand.kind.name}</span>} />
      <ActionBar key={errand.case.case.id} view={errand.case} words={words} />
      <div className="oc-columns">
        <div>
          <Section title={t('errands.what')}>
            <p className="oc-words">{errand.words}</p>
          </Section>
          <Receipts errand={errand} />
          <Section title={t('workflow-web:thread.title')}>
            <Timeline view={errand.case} words={words} />
          </Section>
        </div>
        <aside>
          <Section title={t('errands.who')}>
            <dl className="oc-facts">
              <Fact name={t('orders:errand.fields.askedFor')}>{t(`orders:errand.askedFor.${errand.askedFor}`)}</Fact>
              <Fact name={t('orders:fields.place')}>
                {[errand.area.name, errand.place].filter(Boolean).join(' · ')}
              </Fact>
              {errand.phone && (
                <Fact name={t('errands.form.phone')}>
                  <Phone errand={errand} />
                </Fact>
              )}
            </dl>
          </Section>
          <Section title={t('workflow-web:clock.title')}>
            <ClockPanel view={errand.case} />
          </Section>
        </aside>
      </div>
    </article>
  )
}

export function ErrandPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <ErrandView key={id} district={district} id={id} />
}

const schema = {
  type: 'object',
  properties: { reason: { type: 'string', minLength: 4, maxLength: 99 } },
  required: ['reason'],
}

/** Masked until somebody says why; the reason is kept on record. */
function Phone({ errand }: { errand: ErrandDetail }) {
  const t = useT('orders-console')
  const [asking, setAsking] = useState(false)
  const [phone, setPhone] = useState<string | null>(null)
  return (
    <span className="oc-link">
      {phone ?? errand.phone}
      {phone === null && errand.mayReveal && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('errands.reveal')}
        </Button>
      )}
      {asking && (
        <Modal open title={t('errands.reveal')} footer={null} onCancel={() => setAsking(false)} destroyOnHidden>
          <SchemaForm
            schema={schema}
            label={() => t('errands.reason')}
            submitLabel={t('errands.reveal')}
            onCancel={() => setAsking(false)}
            onSubmit={async ({ form }) => {
              const { district, id } = errand
              const body = { requestId: newId(), reason: String(form['reason']) }
              setPhone((await orders.revealErrandPhone({ params: { district, id }, body })).phone)
              setAsking(false)
            }}
          />
        </Modal>
      )}
    </span>
  )
}
