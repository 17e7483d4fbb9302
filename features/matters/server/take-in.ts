import { sql } from 'kysely'
import type { Actor } from '#kernel/access/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, quadkey } from '#kernel/territory/index.ts'
import type { CaseRow } from '#kernel/workflow/index.ts'
import { openCase } from '#kernel/workflow/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Tx } from '#platform/tx.ts'
import type { attributions, MatterKind, MatterSource } from '../shapes.ts'
import { titleFrom } from '../title.ts'
import type { NumberSource } from './numbers.ts'
import { type RequesterInput, sealRequester } from './requester-store.ts'
import { searchLexemes } from './search-tokens.ts'

export interface TakeInDeps {
  crypto: CryptoProvider
  numbers: NumberSource
}

/** A matter about to begin, checked: its place is known, its category in use. */
export interface Incoming {
  kind: MatterKind
  source: MatterSource
  words: string
  /** Given by whoever wrote it down; else the first clause of the words. */
  title?: string
  category: { id: string; name: string } | null
  urgency: string
  /** WGS84. */
  lng: number
  lat: number
  accuracyM: number | null
  sourceCrs: string
  located: { code: string; attribution: (typeof attributions)[number]; generation: number }
  place: string
  compoundId: string | null
  /** The account it is raised under; null when it is written down for somebody without one. */
  requesterId: string | null
  /** Null for what a grid worker found: the worker is the case's own. */
  requester: Pick<RequesterInput, 'anonymous' | 'secretFromUnit' | 'contact'> | null
  fileIds: readonly string[]
}

export interface TakenIn {
  district: string
  id: string
  caseId: string
  number: string
  title: string
  opened: CaseRow
}

/** Takes a matter in, wholly or not at all: number, matter, requester, case, photos, search words, history. */
export async function takeIn(tx: Tx, actor: Actor, incoming: Incoming, deps: TakeInDeps): Promise<TakenIn> {
  const district = districtOf(incoming.located.code)
  const matter = {
    district,
    id: newId(tx.now),
    caseId: newId(tx.now),
    number: await deps.numbers.take(tx, district),
    title: titleFrom(incoming.title ?? incoming.words, incoming.category?.name ?? null),
  }
  insertMatter(tx, incoming, matter)
  if (incoming.requester) {
    const { requesterId: personId, requester } = incoming
    const row = sealRequester(deps.crypto, { district, matterId: matter.id, personId, ...requester })
    tx.gather(tx.db.insertInto('matters.requester').values(row))
  }
  const opened = await openCase(tx, {
    procedure: incoming.kind,
    subject: {
      district,
      id: matter.caseId,
      subjectKind: 'matter',
      subjectId: matter.id,
      number: matter.number,
      title: matter.title,
      place: incoming.place,
      areaCode: incoming.located.code,
      category: incoming.category?.id ?? null,
      urgency: incoming.urgency,
      requesterId: incoming.requesterId,
    },
    actor,
    fileIds: incoming.fileIds,
  })
  return { ...matter, opened: opened.record.case }
}

function insertMatter(tx: Tx, incoming: Incoming, matter: Omit<TakenIn, 'opened'>): void {
  const { located, lng, lat } = incoming
  tx.gather(
    tx.db.insertInto('matters.matter').values({
      district: matter.district,
      id: matter.id,
      case_id: matter.caseId,
      number: matter.number,
      kind: incoming.kind,
      category_id: incoming.category?.id ?? null,
      words: incoming.words,
      title: matter.title,
      source: incoming.source,
      urgency: incoming.urgency,
      lng,
      lat,
      accuracy_m: incoming.accuracyM,
      source_crs: incoming.sourceCrs,
      quadkey: quadkey(lng, lat),
      place: incoming.place,
      attribution: located.attribution,
      boundary_generation: located.generation,
      area_code: located.code,
      compound_id: incoming.compoundId,
      created_at: tx.now,
      search: sql`array_to_tsvector(${searchLexemes(incoming.words, incoming.place, matter.number)}::text[])`,
    }),
  )
}
