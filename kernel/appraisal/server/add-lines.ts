import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { DomainError, type Fault, invalid } from '#platform/error.ts'
import { joinRound } from './join-round.ts'
import { ratersOf, requireSubject } from './rater-rows.ts'
import type { RoundRow } from './round-rows.ts'

interface Lines {
  subjectId: string
  group: string
  by: 'account' | 'label'
  lines: readonly string[]
}

/** What a line stands for, or what is wrong with it. */
type Read = { personId: string } | { label: string } | { fault: string }

/** What a mobile number looks like, with or without the country and whatever separates its parts: no label may be one. */
const PHONE = /^(\+?86)?1[3-9]\d{9}$/
const LONGEST_LABEL = 40

/**
 * Adds raters of one group of one subject from pasted lines; empty ones do not count. All of them are added or none:
 * throws `appraisal.lines_wrong` with every fault at `lines.<index>`, counted as they were pasted.
 */
export async function addLines(ctx: Ctx, round: RoundRow, given: Lines): Promise<{ added: number }> {
  await requireSubject(ctx, round, given.subjectId)
  if (!round.rules.groups.some(group => group.key === given.group)) throw invalid('group', 'appraisal.group_unknown')
  const read = given.by === 'account' ? await readAccounts(ctx, round, given) : await readLabels(ctx, round, given)
  const faults = [...read].flatMap(([index, one]): Fault[] =>
    'fault' in one ? [{ field: `lines.${index}`, code: one.fault, params: { line: index + 1 } }] : [],
  )
  if (faults.length > 0)
    throw new DomainError('appraisal.lines_wrong', { status: 422, faults, params: { count: faults.length } })
  if (read.size === 0) throw invalid('lines', 'appraisal.no_lines')
  const rows = [...read.values()].map(one => ({
    district: round.district,
    round_id: round.id,
    id: newId(ctx.now),
    subject_id: given.subjectId,
    group_key: given.group,
    person_id: 'personId' in one ? one.personId : null,
    label: 'label' in one ? one.label : null,
  }))
  await joinRound(ctx, round, {
    personIds: rows.flatMap(row => row.person_id ?? []),
    add: () => ctx.tx.db.insertInto('appraisal.rater').values(rows).execute(),
  })
  return { added: read.size }
}

const said = (lines: readonly string[]) => [...lines.entries()].filter(([, line]) => line !== '')

async function readAccounts(ctx: Ctx, round: RoundRow, { subjectId, lines }: Lines): Promise<Map<number, Read>> {
  const asked = said(lines).map(([index, line]) => [index, line.toLowerCase()] as const)
  const names = [...new Set(asked.map(([, name]) => name))]
  const accounts = await ctx.tx.db
    .selectFrom('auth.user')
    .select(['username', 'person_id'])
    .where('username', 'in', [...names, ''])
    .where('disabled_at', 'is', null)
    .where('person_id', 'is not', null)
    .execute()
  const there = await ratersOf(ctx, round)
    .select('v.person_id')
    .where('v.subject_id', '=', subjectId)
    .where('v.person_id', 'is not', null)
    .execute()
  const taken = new Set(there.map(row => row.person_id))
  const persons = new Map(accounts.map(row => [row.username, row.person_id]))
  const read = new Map<number, Read>()
  for (const [index, name] of asked) {
    const personId = persons.get(name)
    if (!personId) read.set(index, { fault: 'appraisal.account_unknown' })
    else if (personId === subjectId) read.set(index, { fault: 'appraisal.line_oneself' })
    else if (taken.has(personId)) read.set(index, { fault: 'appraisal.line_twice' })
    else read.set(index, { personId })
    if (personId) taken.add(personId)
  }
  return read
}

async function readLabels(ctx: Ctx, round: RoundRow, { subjectId, group, lines }: Lines): Promise<Map<number, Read>> {
  const there = await ratersOf(ctx, round)
    .select('v.label')
    .where('v.subject_id', '=', subjectId)
    .where('v.group_key', '=', group)
    .where('v.label', 'is not', null)
    .execute()
  const taken = new Set(there.map(row => row.label))
  const read = new Map<number, Read>()
  for (const [index, label] of said(lines)) {
    if (PHONE.test(label.replaceAll(/[\s\-()]/g, ''))) read.set(index, { fault: 'appraisal.label_is_phone' })
    else if (label.length > LONGEST_LABEL) read.set(index, { fault: 'appraisal.label_too_long' })
    else if (taken.has(label)) read.set(index, { fault: 'appraisal.label_twice' })
    else read.set(index, { label })
    taken.add(label)
  }
  return read
}
