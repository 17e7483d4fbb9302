import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../../contract.ts'
import { type ItemDetail, orders } from '../api.ts'
import { FieldInput } from './FieldInput.tsx'
import { AreaInput, useHomeArea } from './NeedDrawer.tsx'
import { providerInput } from './ProviderInput.tsx'
import { SlotsInput } from './SlotsInput.tsx'

interface MenuItemDrawerProps {
  /** Absent for a new one. */
  item?: ItemDetail
  onSaved: (item: ItemDetail) => void
  onClose: () => void
}

const order = ['title', 'description', 'field', 'areaCode', 'place', 'providerKind', 'providerId', 'slots'] as const

/** Writes an item of the menu with its slots, or changes one. */
export function MenuItemDrawer({ item, onSaved, onClose }: MenuItemDrawerProps) {
  const t = useT('orders-console')
  const [openedAt] = useState(() => Date.now())
  const client = useQueryClient()
  const home = useHomeArea()
  const [requestId] = useState(() => newId())
  const providerId = useMemo(() => providerInput(item), [item])
  const words = {
    label: (name: string) => t(`menus.fields.${name}`),
    help: (name: string) => (name === 'slots' || name === 'providerId' ? t(`menus.help.${name}`) : undefined),
    option: (_name: string, value: string) => t(`orders:providerKinds.${value}`),
    widgets: { areaCode: AreaInput, field: FieldInput, providerId, slots: SlotsInput },
    submitLabel: t('menus.save'),
    onClose,
  }
  const keep = async (saved: ItemDetail) => {
    await client.invalidateQueries({ queryKey: ['orders', 'menus'] })
    onSaved(saved)
  }
  if (!item) {
    return (
      <FormDrawer
        {...words}
        title={t('menus.add')}
        body={contract.routes.addMenuItem.body}
        without={['lng', 'lat']}
        first={order}
        initial={{ providerKind: 'open', ...home }}
        save={async answer => keep(await orders.addMenuItem({ body: { ...answer, requestId } }))}
      />
    )
  }
  const { district, id } = item
  const open = item.slotList.filter(slot => !slot.cancelled && Date.parse(slot.endsAt) > openedAt)
  return (
    <FormDrawer
      {...words}
      title={t('menus.edit', { title: item.title })}
      body={contract.routes.editMenuItem.body}
      without={['lng', 'lat']}
      first={order.filter(name => name !== 'areaCode')}
      initial={{
        ...{ title: item.title, description: item.description, field: item.field, place: item.place },
        ...{ providerKind: item.providerKind, providerId: item.providerId ?? undefined },
        slots: open.map(slot => ({
          ...{ id: slot.id, startsAt: slot.startsAt, endsAt: slot.endsAt },
          ...{ capacity: slot.capacity, waitingCapacity: slot.waitingCapacity },
        })),
      }}
      save={async answer => {
        const body = { ...answer, lng: item.lng, lat: item.lat, requestId }
        await keep(await orders.editMenuItem({ params: { district, id }, body }))
      }}
    />
  )
}
