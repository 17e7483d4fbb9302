import type { Messages } from '#platform/i18n.ts'
import type { importErrors as zhErrors, imports as zh } from './messages-import.zh.ts'

const area =
  'The unified code of the area, or its name. Where a name is not the only one, write “above/area”, as in “East/Wutong”.'

export const imports = {
  importKinds: {
    areas: {
      name: 'Areas',
      lead: 'Known by the unified code: new codes are made, known ones only have their name and facts corrected; a code never changes. Areas above come before those below; they may stand in one file.',
    },
    organisations: {
      name: 'Organisations',
      lead: 'Known by the unified social credit code, without one by name and area: unknown ones are made, known ones corrected as the file says.',
    },
    people: {
      name: 'People and posts',
      lead: 'One row is one post of one person. A name is no number: where somebody of that name is there already, the column “Same name” must say whether it is the same person or another. The system does not guess.',
    },
    duties: {
      name: 'Duty list',
      lead: 'One row says who leads or assists for a category at a level. Name a kind of organisation (with or without a trade), or one organisation; not both. Of known rows only the order is corrected.',
    },
    registrations: {
      name: 'Register of report-in',
      lead: 'Units and people registered until now. Name, unit, community, date and what they offer, nothing about who they are otherwise; who is there already is left alone.',
    },
  },
  importColumns: {
    areas: {
      code: {
        title: 'Code',
        help: 'Digits: city 4, district 6, street 9, community 12, grid 15, micro-grid 18. Format this column as text.',
      },
      name: { title: 'Name', help: 'At most 100 characters.' },
      level: { title: 'Level', help: 'May be left out: the code says it. If written it must fit.' },
      parent: { title: 'Parent code', help: 'May be left out: the code says it. If written it must fit.' },
      nameEn: { title: 'English name', help: 'For the English pages.' },
      kind: {
        title: 'Kind of grid',
        help: '“Dedicated grid” for a school, hospital, park or market that is a grid of its own.',
      },
      households: { title: 'Households', help: 'A whole number.' },
    },
    organisations: {
      name: { title: 'Name', help: 'In full, at most 100 characters.' },
      kind: { title: 'Kind', help: 'One of the choices.' },
      area: { title: 'Area', help: area },
      tag: { title: 'Trade', help: 'For departments and utilities; dispatch looks for it.' },
      parent: { title: 'Parent organisation', help: 'Its full name or credit code; it may stand in the same file.' },
      shortName: { title: 'Short name', help: 'At most 50 characters.' },
      creditCode: { title: 'Credit code', help: '18 characters with a correct check digit.' },
      phone: { title: 'Duty telephone', help: 'The published telephone of the organisation, not of a person.' },
      address: { title: 'Address', help: 'At most 200 characters.' },
    },
    people: {
      name: { title: 'Person', help: 'The name they act under.' },
      role: {
        title: 'Role',
        help: 'One of the choices. Posts of the three administrators are given under “Permissions”, not here.',
      },
      area: { title: 'Area of the post', help: area },
      organisation: {
        title: 'Organisation',
        help: 'Its full name or credit code. Needed for department handlers, property managers, unit handlers and the like.',
      },
      validFrom: { title: 'From', help: 'As in 2026-11-22; empty: the day of the import.' },
      validTo: {
        title: 'Until',
        help: 'First day no longer in force; empty: open. A post that is there already is ended on it.',
      },
      same: {
        title: 'Same name',
        help: 'To be filled in where somebody of that name is known, or stands further up in the file.',
        choices: { same: 'Same person', other: 'Another person' },
      },
    },
  },
  importTemplate: {
    sheet: 'How to fill it in',
    column: 'Column',
    required: 'Required',
    help: 'Explanation',
    choices: 'Choices',
    example: 'Example',
    yes: 'yes',
    no: 'no',
    rules: 'Rules',
    empty: 'An empty cell leaves what is there as it is; columns that are not needed may be removed.',
    again: 'A file may be imported again: rows that agree already are left alone.',
    sample: 'The example row of the first sheet may stay; it is passed over.',
    reason: 'Reason',
    byFile: 'By an imported file',
  },
  importFaults: {
    required: '“{{column}}” is missing',
    too_long: '“{{column}}” is longer than {{most}} characters',
    not_a_choice: '“{{column}}” cannot be “{{value}}”; it can be: {{choices}}',
    not_a_date: '“{{value}}” is no date; write it as 2026-11-22',
    not_a_number: '“{{column}}” is a whole number, not “{{value}}”',
    duplicate: 'The same as row {{first}}',
    level: 'The level does not fit the code of {{digits}} digits',
    area_unknown: 'There is no area “{{value}}”, or it is outside your reach',
    area_ambiguous: '{{count}} areas are called “{{value}}”; write the code, or “above/area”',
    unit_unknown: 'There is no organisation “{{value}}”, or it is outside your reach',
    unit_ambiguous: '{{count}} organisations are called “{{value}}”; write the credit code',
    same_name:
      'Somebody called “{{value}}” is there already; write “Same person” or “Another person” in the column “Same name”',
    person_ambiguous: '{{count}} people are called “{{value}}”; give this post on the page “People”',
    unexpected: 'Something went wrong with this row and was recorded; try again later',
  },
  importFailures: {
    no_longer_allowed: 'You may no longer import this; the rows that were left were not applied.',
  },
} satisfies Messages<typeof zh>

export const importErrors = {
  unknown_import: 'There is no import “{{kind}}”.',
  no_such_row: 'The file has no such row.',
  column_twice: 'A column of the file can stand for one thing only.',
  import_not_ready: 'This cannot be done with the import now. Reload and look again.',
  import_gone: 'Imported files are kept for a week and this one is gone. Upload it again.',
  too_many_imports: '{{count}} imports are already on their way. Wait for one of them.',
} satisfies Messages<typeof zhErrors>
