import type { Finder } from '#ui/part.ts'
import { matters } from './api.ts'
import { matterPath } from './matter-path.ts'

/** Matters by number or words. */
export const findMatters: Finder = {
  name: 'matters',
  label: 'matters-console:menu.matters',
  permissions: ['matter.read'],
  async find(words, signal) {
    const { items } = await matters.listMatters({ query: { q: words, limit: 6 } }, { signal })
    return items.map(item => ({
      id: item.id,
      title: item.title,
      detail: `${item.number} · ${item.place || item.area.name}`,
      path: matterPath(item),
    }))
  },
}
