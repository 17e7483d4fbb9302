import { contract as appraisal } from '#kernel/appraisal/index.ts'
import { listResults } from '#kernel/appraisal/server/index.ts'
import { contract as audit } from '#kernel/audit/index.ts'
import { listEntries } from '#kernel/audit/server/index.ts'
import { contract as people, type PostView } from '#kernel/people/index.ts'
import { directoryLists } from '#kernel/people/server/index.ts'
import { type ExportList, exportList, type Say } from './export-list.ts'

const { listOrganisations, listPeople, listPosts, listPairings } = people.routes

const field = (key: string, width = 16) => ({ key, title: `people:fields.${key}`, width })
const column = (key: string, width = 16) => ({ key, title: `desk:columns.${key}`, width })
const period = <Row extends { validFrom: string; validTo: string | null }>() => [
  { ...column('validFrom', 12), value: (row: Row) => row.validFrom },
  { ...column('validTo', 12), value: (row: Row) => row.validTo },
]

const organisations = exportList({
  list: 'organisations',
  route: listOrganisations,
  read: (query, ctx) => directoryLists.listOrganisations({ query, params: undefined, body: undefined }, ctx),
  columns: [
    { ...field('name', 36), value: row => row.name },
    { ...field('kind'), value: (row, say) => say(`people:kinds.${row.kind}`) },
    { ...field('tag'), value: (row, say) => (row.tag ? say(`people:tags.${row.tag}`) : null) },
    { ...field('area', 20), value: row => row.areaName },
    { ...column('areaCode'), value: row => row.areaCode },
    { ...field('phone'), value: row => row.phone },
    { ...column('address', 30), value: row => row.address },
    { ...column('code', 22), value: row => row.creditCode },
    ...period(),
  ],
})

const persons = exportList({
  list: 'people',
  route: listPeople,
  read: (query, ctx) => directoryLists.listPeople({ query, params: undefined, body: undefined }, ctx),
  columns: [
    { ...field('person', 14), value: row => row.name },
    { ...column('posts', 60), value: (row, say) => row.posts.map(post => postLine(post, say)).join('\n') },
  ],
})

function postLine(post: PostView, say: Say): string {
  return [say(`people:roles.${post.role}`), post.areaName, post.organisationName ?? ''].filter(Boolean).join(' · ')
}

const posts = exportList({
  list: 'posts',
  route: listPosts,
  read: (query, ctx) => directoryLists.listPosts({ query, params: undefined, body: undefined }, ctx),
  columns: [
    { ...field('person', 14), value: row => row.personName },
    { ...field('role'), value: (row, say) => say(`people:roles.${row.role}`) },
    { ...field('organisation', 36), value: row => row.organisationName },
    { ...field('area', 20), value: row => row.areaName },
    { ...column('areaCode'), value: row => row.areaCode },
    ...period(),
  ],
})

const pairings = exportList({
  list: 'pairings',
  route: listPairings,
  read: (query, ctx) => directoryLists.listPairings({ query, params: undefined, body: undefined }, ctx),
  columns: [
    { ...field('kind', 10), value: (row, say) => say(`people:pairings.${row.kind}`) },
    { ...column('holder', 30), value: row => row.personName ?? row.organisationName },
    { ...field('area', 20), value: row => row.areaName },
    { ...column('areaCode'), value: row => row.areaCode },
    { ...field('purpose', 30), value: row => row.purpose },
    { ...field('legalBasis', 36), value: row => row.legalBasis },
    ...period(),
  ],
})

const entries = exportList({
  list: 'audit',
  route: audit.routes.listAuditEntries,
  read: (query, ctx) => listEntries(ctx.scope, ctx.tx.db, query),
  columns: [
    { ...column('at', 20), value: row => new Date(row.at) },
    { ...column('actor', 14), value: row => row.actorName },
    { ...column('event', 28), value: row => row.event },
    { ...column('subjectKind'), value: row => row.subjectKind },
    { ...column('subjectId', 38), value: row => row.subjectId },
    { ...column('areaCode'), value: row => row.areaCode },
    { ...column('district', 12), value: row => row.district },
    { ...column('reason', 40), value: row => row.reason },
    { ...column('details', 60), value: row => JSON.stringify(row.details) },
  ],
})

const result = (key: string, width: number) => ({ key, title: `appraisal:columns.${key}`, width })

const results = exportList({
  list: 'appraisal-results',
  route: appraisal.routes.listResults,
  read: (query, ctx) => listResults(ctx.tx.db, ctx.scope, query),
  columns: [
    { ...result('round', 30), value: row => row.roundTitle },
    { ...result('subject', 36), value: row => row.subjectName },
    { ...result('band', 14), value: row => row.band?.name.zh ?? null },
    { ...result('score', 10), value: row => (row.score === null ? null : row.score / 100) },
    { ...result('edition', 8), value: row => row.edition },
    { ...result('grounds', 40), value: row => row.grounds.join('；') || null },
    { ...result('reason', 30), value: row => row.reason },
    { ...result('answer', 40), value: row => row.answer },
    { ...result('publishedAt', 18), value: row => new Date(row.publishedAt) },
  ],
})

/** The lists of the kernel that can leave as a file; features bring their own. */
export const kernelLists: readonly ExportList[] = [organisations, persons, posts, pairings, results, entries]
