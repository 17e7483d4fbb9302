import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  rail: {
    label: 'Main navigation',
    narrow: 'Collapse navigation',
    wide: 'Expand navigation',
    open: 'Open navigation',
    home: 'Workbench',
    groups: { daily: 'Daily', fields: 'Fields', city: 'City registers', system: 'Administration' },
  },
  top: {
    search: 'Search',
    searchKey: 'Go to search',
    searchIn: 'Find “{{words}}” in {{where}}',
    allAreas: 'All my areas',
    chooseArea: 'Choose an area',
    skip: 'Skip to content',
  },
  palette: {
    title: 'Command palette',
    placeholder: 'A number, an area, a person, an organisation, or something to do',
    results: 'Results',
    empty: 'Type to find something.',
    none: 'Nothing within your reach.',
    searching: 'Searching…',
    pages: 'Pages',
    actions: 'Actions',
    areas: 'Areas',
    organisations: 'Organisations',
    people: 'People',
    inbox: 'Messages',
    exports: 'My exports',
    report: 'Write down a report for somebody',
    language: '切换到中文',
    goTo: 'Go to “{{page}}”',
  },
  home: {
    title: 'Workbench',
    lead: 'Hello, {{name}}.',
    none: 'Nothing waits for you yet. What does will appear here.',
  },
} satisfies Messages<typeof zh>
