import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { type ItemDetail, orders } from '../api.ts'
import { ItemState } from './ItemState.tsx'
import { MenuItemDrawer } from './MenuItemDrawer.tsx'
import { SlotTable } from './SlotTable.tsx'
import { useServiceFields } from './use-fields.ts'
import '../orders.css'

/** One item of the menu: what it offers, its slots with how full they are, and what may be done with it. */
export function MenuItemPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  const t = useT('orders-console')
  const locale = useLocale()
  const client = useQueryClient()
  const key = ['orders', 'menus', 'one', district, id, locale]
  const found = useQuery({ queryKey: key, queryFn: () => orders.getMenuItem({ params: { district, id } }) })
  const show = (item: ItemDetail) => client.setQueryData(key, item)
  if (!found.data)
    return found.isError ? (
      <ErrorState error={found.error} onRetry={() => void found.refetch()} />
    ) : (
      <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
    )
  const item = found.data
  return (
    <>
      <PageHeader
        title={item.title}
        mark={<ItemState state={item.state} />}
        lead={item.description}
        actions={<ItemActions item={item} onChanged={show} />}
      />
      <Section title={t('menus.slots')}>
        <SlotTable item={item} onChanged={show} />
      </Section>
      <Section title={t('menus.about')}>
        <ItemFacts item={item} />
      </Section>
    </>
  )
}

function ItemActions({ item, onChanged }: { item: ItemDetail; onChanged: (item: ItemDetail) => void }) {
  const t = useT('orders-console')
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const may = useMay('menu.edit')
  const params = { district: item.district, id: item.id }
  const move = useMutation({
    mutationFn: (to: 'publish' | 'close') => {
      const call = to === 'publish' ? orders.publishMenuItem : orders.closeMenuItem
      return call({ params, body: { requestId: newId() } })
    },
    onSuccess: async saved => {
      onChanged(saved)
      await client.invalidateQueries({ queryKey: ['orders', 'menus', 'list'] })
    },
  })
  return (
    <>
      {move.isError && <ErrorState error={move.error} />}
      {may && item.state !== 'published' && (
        <Button type="primary" loading={move.isPending} onClick={() => move.mutate('publish')}>
          {t('menus.publish')}
        </Button>
      )}
      {may && item.state !== 'closed' && <Button onClick={() => setEditing(true)}>{t('menus.change')}</Button>}
      {may && item.state === 'published' && (
        <Button loading={move.isPending} onClick={() => move.mutate('close')}>
          {t('menus.close')}
        </Button>
      )}
      <Link to="/service-orders" search={{ item: item.id }} className="jl-button">
        {t('menus.orders')}
      </Link>
      {editing && <MenuItemDrawer item={item} onSaved={onChanged} onClose={() => setEditing(false)} />}
    </>
  )
}

function ItemFacts({ item }: { item: ItemDetail }) {
  const t = useT('orders')
  const { nameOf } = useServiceFields()
  const facts = [
    ['field', nameOf(item.field)],
    ['area', item.area.name],
    ['place', item.place || '–'],
    ['provider', item.provider ?? t(`providerKinds.${item.providerKind}`)],
  ] as const
  return (
    <dl className="oc-facts">
      {facts.map(([name, text]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{t(`fields.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      {item.needs.length > 0 && (
        <>
          <dt>{t('orders-console:menus.needs')}</dt>
          <dd>{item.needs.join('、')}</dd>
        </>
      )}
    </dl>
  )
}
