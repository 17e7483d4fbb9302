import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { contract } from '../../contract.ts'
import { listWhistles } from './list-whistles.ts'

const field = (key: string, width: number) => ({ key, title: `orders:fields.${key}`, width })

/** The list of whistles as a file: the same rows by the same reading. */
export const whistlesList: ExportList = exportList({
  list: 'whistles',
  route: contract.routes.listWhistles,
  read: (query, { tx, scope, now, locale }) => listWhistles(tx.db, scope, { query, now, locale }),
  columns: [
    { ...field('number', 24), value: row => row.number },
    { ...field('state', 12), value: (row, say) => say(row.stateLabel) },
    { ...field('title', 40), value: row => row.title },
    { ...field('kind', 16), value: row => row.kind.name },
    { ...field('side', 12), value: (row, say) => say(`orders:whistle.sides.${row.side}`) },
    { ...field('area', 18), value: row => row.area.name },
    { ...field('place', 30), value: row => row.place },
    { ...field('urgency', 10), value: (row, say) => say(`workflow:urgencies.${row.urgency}`) },
    { ...field('openedAt', 18), value: row => new Date(row.openedAt) },
    { ...field('meetAt', 18), value: row => (row.meetAt ? new Date(row.meetAt) : null) },
    { ...field('calls', 14), value: row => `${row.calls.reported}/${row.calls.all}` },
    { ...field('lateCalls', 12), value: row => row.calls.late },
    { ...field('dueAt', 18), value: row => (row.dueAt ? new Date(row.dueAt) : null) },
    { ...field('outcome', 18), value: (row, say) => (row.outcome ? say(`workflow:outcomes.${row.outcome}`) : null) },
  ],
})
