import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  title: 'Open interfaces',
  permissions: { 'interface.edit': 'Run the open interfaces: keys, webhooks, outside systems' },
  open311: {
    place: 'The place in words',
    crs: 'Frame of the coordinates',
    secret: 'Do not let the unit in charge know who it was',
    frames: { wgs84: 'WGS84 (GPS)', gcj02: 'GCJ-02 (Chinese maps)', bd09: 'BD-09 (Baidu maps)' },
    answers: { yes: 'Yes', no: 'No' },
    notice: 'Received. The community will take it up soon.',
  },
  ogc: {
    title: 'Jinlin open data',
    about: 'Areas by level, and matters that are public by rule.',
    collections: {
      districts: { title: 'Districts', about: 'Districts with their boundaries.' },
      streets: { title: 'Streets', about: 'Streets with their boundaries.' },
      communities: { title: 'Communities', about: 'Communities with their boundaries.' },
      grids: { title: 'Grids', about: 'Grids with their boundaries.' },
      matters: {
        title: 'Public matters',
        about: 'Matters that may be public: kind, state and place; a place that is not public is given by community.',
      },
    },
    links: {
      landing: 'This interface',
      api: 'Its description (OpenAPI)',
      conformance: 'What it keeps to',
      collections: 'Collections',
      collection: 'The collection',
      items: 'Features',
    },
  },
  feed: { title: '{{area}}: public matters', about: 'Every step of the public matters of {{area}}.' },
  foreign: {
    sent: 'Handed to the own system of {{unit}} as {{id}}.',
    open: 'Own system of {{unit}} ({{id}}): in hand. {{notes}}',
    closed: 'Own system of {{unit}} ({{id}}): closed. {{notes}}',
  },
  errors: {
    key_needed: 'A valid api_key is needed.',
    too_many: 'This key calls too often; try again in a minute.',
    form_needed: 'Send a form (application/x-www-form-urlencoded or multipart/form-data).',
    field_missing: '{{name}} is missing.',
    field_wrong: 'This is not filled in correctly.',
    service_unknown: 'There is no such service_code.',
    other_jurisdiction: 'There is no such jurisdiction_id.',
    span_too_wide: 'Start and end may be at most 90 days apart.',
    status_unknown: 'A status is open or closed.',
    too_many_numbers: 'At most 200 numbers can be asked for at once.',
    bbox_wrong: 'A bbox is four numbers in degrees: west,south,east,north.',
    datetime_wrong: 'A datetime is an instant or an interval from/to (RFC 3339).',
    area_unknown: 'There is no such area.',
    organisation_unknown: 'There is no such organisation.',
    service_line: 'This line says nothing: {{line}}. Write “category = their code”.',
    not_public: 'This is not public and is never sent.',
  },
} satisfies Messages<typeof zh>
