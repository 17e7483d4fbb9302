import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { contract } from '../../contract.ts'
import { listTasks } from './list-tasks.ts'

const field = (key: string, width: number) => ({ key, title: `orders:task.fields.${key}`, width })

/** The list of tasks as a file: numbers per task, no persons. */
export const tasksList: ExportList = exportList({
  list: 'grid-tasks',
  route: contract.routes.listTasks,
  read: (query, { tx, scope, locale }) => listTasks(tx.db, scope, { query, locale }),
  columns: [
    { ...field('number', 24), value: row => row.number },
    { ...field('state', 12), value: (row, say) => say(row.stateLabel) },
    { ...field('title', 40), value: row => row.title },
    { ...field('kind', 16), value: row => row.kind.name },
    { ...field('area', 18), value: row => row.area.name },
    { ...field('place', 30), value: row => row.place },
    { ...field('startsAt', 18), value: row => new Date(row.startsAt) },
    { ...field('endsAt', 18), value: row => new Date(row.endsAt) },
    { ...field('wanted', 10), value: row => row.wanted },
    { ...field('taken', 10), value: row => row.taken },
    { ...field('done', 10), value: row => row.done },
  ],
})
