import type { Actor } from '#kernel/access/index.ts'
import { attachFiles } from '#kernel/files/server/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { Signature } from '../engine.ts'
import { type NewCase, planOpen } from '../open.ts'
import type { Change } from '../records.ts'
import { plan } from './plan-context.ts'
import { announce, procedures } from './runtime.ts'
import { unitNamesOf } from './view-of.ts'
import { writeChange } from './write-change.ts'

export interface Opening {
  /** Key of the procedure; the case begins on its latest version. */
  procedure: string
  subject: NewCase
  actor: Actor
  /** Uploaded photos; they are bound to the case and seen by the requester. */
  fileIds?: readonly string[]
}

/** Opens a case about a subject the caller writes in the same transaction. Its rows leave with the caller's own. */
export async function openCase(tx: Tx, opening: Opening): Promise<Change> {
  const { subject, actor, fileIds = [] } = opening
  const procedure = procedures().latest(opening.procedure)
  const by = await opener(tx, actor, subject)
  const change = await plan(tx, ctx => planOpen(ctx, procedure, { subject, by, fileIds }))
  writeChange(tx, change)
  await attachFiles(tx, {
    district: subject.district,
    fileIds,
    subjectKind: 'case',
    subjectId: subject.id,
    uploadedBy: actor.personId || null,
    visibility: 'public',
  })
  await announce(tx, change.events)
  return change
}

/** Residents sign without a name. Staff sign for the post that covers the place, which brings its organisation. */
async function opener(tx: Tx, actor: Actor, subject: NewCase): Promise<Signature> {
  if (actor.kind !== 'staff') return { personId: actor.personId || null, name: '', unit: null, organisationId: null }
  const post = actor.posts.find(one => subject.areaCode.startsWith(one.areaCode)) ?? actor.posts[0]
  const organisationId = post?.organisationId ?? null
  const names = await unitNamesOf(tx.db, { ...actor, organisations: organisationId ? [organisationId] : [] }, tx.now)
  return {
    personId: actor.personId,
    name: actor.name,
    unit: organisationId ? (names.get(organisationId) ?? null) : null,
    organisationId,
  }
}
