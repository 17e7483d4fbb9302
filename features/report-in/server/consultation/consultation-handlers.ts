import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { askedList } from '../../consultation-settings.ts'
import type { contract } from '../../contract.ts'
import type { SubjectKey } from '../find-registration.ts'
import type { ReportInDeps, ReportInHandlers } from '../report-in-deps.ts'
import { findConsultation, openAnswers, readDraftAnswers, saveAnswers } from './answers.ts'
import { answersFor, consultationRows, consultationsWithin, isAskingBody, toConsultation } from './consultation-rows.ts'
import { consultationSettingsHandlers } from './consultation-settings-handlers.ts'
import { sayOwnWords } from './my-consultations.ts'
import { askingBodies, openConsultation } from './open-consultation.ts'

type Query = z.output<(typeof contract.routes)['listConsultations']['query']>

/** What a body asks of the community somebody lives in (C49). */
export function consultationHandlers(deps: ReportInDeps) {
  return {
    ...consultationSettingsHandlers,
    async listAskingBodies(_input, ctx) {
      return { items: (await askingBodies(ctx)).map(({ id, name }) => ({ id, name })) }
    },
    listConsultations: ({ query }, ctx) => list(ctx, query, deps),
    openConsultation: ({ body }, ctx) => openConsultation(ctx, body, deps),
    getConsultation: ({ params }, ctx) => get(ctx, params, deps),
    readDraftAnswers: ({ params }, ctx) => readDraftAnswers(ctx, params, deps),
    saveAnswers: ({ params, body }, ctx) => saveAnswers(ctx, params, { body, deps }),
    openAnswers: ({ params, body }, ctx) => openAnswers(ctx, params, { ...body, deps }),
    sayOwnWords: ({ params, body }, ctx) => sayOwnWords(ctx, params, { words: body.words, deps }),
  } satisfies Partial<ReportInHandlers>
}

async function list(ctx: Ctx, { state, area, askingBodyId, cursor, limit }: Query, { crypto }: ReportInDeps) {
  const rows = await consultationRows(ctx.tx.db)
    .where(consultationsWithin(ctx.scope, ctx.actor))
    .$if(state !== undefined, some => some.where('c.state', '=', state ?? ''))
    .$if(area !== undefined, some => some.where(underArea(area ?? '', 'c.area_code')))
    .$if(askingBodyId !== undefined, some => some.where('c.asking_organisation_id', '=', askingBodyId ?? ''))
    .$if(cursor !== undefined, some =>
      some.where(sql<SqlBool>`c.id < ${String(decodeCursor(cursor ?? '', 1)[0])}::uuid`),
    )
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(row => toConsultation(row, { actor: ctx.actor, crypto })),
    next: last ? encodeCursor([last.id]) : null,
  }
}

async function get(ctx: Ctx, key: SubjectKey, { crypto }: ReportInDeps) {
  const row = await findConsultation(ctx, key)
  const answers = answersFor(row, ctx.actor)
  const hasAnswers = row.answers_cipher !== null
  return {
    ...toConsultation(row, { actor: ctx.actor, crypto }),
    list: askedList.parse(row.questions),
    hasAnswers,
    may: {
      answer: answers && row.state === 'answering',
      check: answers && row.state === 'signing',
      open: isAskingBody(row, ctx.actor) && row.state === 'answered' && hasAnswers,
    },
  }
}
