import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { contract } from '../../contract.ts'
import { listMenuItems } from './menu-rows.ts'

const field = (key: string, width: number) => ({ key, title: `orders:fields.${key}`, width })

export const menusList: ExportList = exportList({
  list: 'service-menus',
  route: contract.routes.listMenuItems,
  read: (query, ctx) => listMenuItems(ctx.tx.db, ctx.scope, { query, now: ctx.now }),
  columns: [
    { ...field('title', 30), value: row => row.title },
    { ...field('state', 10), value: (row, say) => say(`orders:itemStates.${row.state}`) },
    { ...field('field', 14), value: row => row.field },
    { ...field('area', 18), value: row => row.area.name },
    { ...field('place', 28), value: row => row.place },
    { ...field('provider', 28), value: (row, say) => row.provider ?? say(`orders:providerKinds.${row.providerKind}`) },
    { ...field('nextAt', 18), value: row => (row.nextAt ? new Date(row.nextAt) : null) },
    { ...field('taken', 12), value: row => `${row.taken} / ${row.capacity}` },
  ],
})
