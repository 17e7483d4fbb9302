import { Button, Modal } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import { useMay } from '#ui/Viewer.tsx'
import { type ItemDetail, orders } from '../api.ts'

const schema = {
  type: 'object',
  properties: { reason: { type: 'string', minLength: 2, maxLength: 300 } },
  required: ['reason'],
}

/** The slots of an item with how full they are; one that has not ended can be called off, with a reason. */
export function SlotTable({ item, onChanged }: { item: ItemDetail; onChanged: (item: ItemDetail) => void }) {
  const t = useT('orders-console')
  const now = useNow()
  const say = useMoment()
  const may = useMay('menu.edit')
  const [chosen, setChosen] = useState<string | null>(null)
  if (item.slotList.length === 0) return <EmptyState sentence={t('menus.noSlots')} />
  return (
    <>
      <table className="oc-slots">
        <thead>
          <tr>
            <th>{t('menus.startsAt')}</th>
            <th>{t('menus.endsAt')}</th>
            <th>{t('menus.taken')}</th>
            <th>{t('menus.waiting')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {item.slotList.map(slot => (
            <tr key={slot.id}>
              <td>{say(slot.startsAt)}</td>
              <td>{say(slot.endsAt)}</td>
              <td>
                {slot.taken} / {slot.capacity}
              </td>
              <td>
                {slot.waiting} / {slot.waitingCapacity}
              </td>
              <td>
                {slot.cancelled && <span className="oc-quiet">{t('menus.cancelled')}</span>}
                {may && !slot.cancelled && Date.parse(slot.endsAt) > now.getTime() && (
                  <Button size="small" onClick={() => setChosen(slot.id)}>
                    {t('menus.cancelSlot')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && (
        <Modal open title={t('menus.cancelSlot')} footer={null} onCancel={() => setChosen(null)} destroyOnHidden>
          <p className="oc-quiet">{t('menus.cancelLead')}</p>
          <SchemaForm
            schema={schema}
            label={() => t('menus.reason')}
            submitLabel={t('menus.cancelSlot')}
            onCancel={() => setChosen(null)}
            onSubmit={async ({ form }) => {
              const params = { district: item.district, id: item.id, slotId: chosen }
              const body = { requestId: newId(), reason: String(form['reason']) }
              onChanged(await orders.cancelSlot({ params, body }))
              setChosen(null)
            }}
          />
        </Modal>
      )}
    </>
  )
}
