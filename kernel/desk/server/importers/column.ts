import type { ImportColumn } from '../imports/importer.ts'

type Rest = Omit<ImportColumn, 'key' | 'title' | 'help'>

/** A column whose title and explanation stand in the messages under `<base>.<key>`. */
export function columnsOf(base: string) {
  return (key: string, rest: Rest): ImportColumn => ({
    key,
    title: `${base}.${key}.title`,
    help: `${base}.${key}.help`,
    ...rest,
  })
}

/** The words of a list as choices: `choicesOf(roles, 'people:roles')`. */
export function choicesOf(values: readonly string[], base: string) {
  return values.map(value => ({ value, title: `${base}.${value}` }))
}
