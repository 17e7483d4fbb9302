import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { contract } from '../../contract.ts'
import { listErrands } from './list-errands.ts'

const field = (key: string, width: number) => ({ key, title: `orders:errand.fields.${key}`, width })

/** The list of errands as a file: what and where, nobody's name or number. */
export const errandsList: ExportList = exportList({
  list: 'errands',
  route: contract.routes.listErrands,
  read: (query, { tx, scope, now, locale }) => listErrands(tx.db, scope, { query, now, locale }),
  columns: [
    { ...field('number', 24), value: row => row.number },
    { ...field('state', 14), value: (row, say) => say(row.stateLabel) },
    { ...field('kind', 20), value: row => row.kind.name },
    { ...field('area', 18), value: row => row.area.name },
    { ...field('askedFor', 20), value: (row, say) => say(`orders:errand.askedFor.${row.askedFor}`) },
    { ...field('openedAt', 18), value: row => new Date(row.openedAt) },
    { ...field('receipts', 12), value: row => row.receipts.open },
  ],
})
