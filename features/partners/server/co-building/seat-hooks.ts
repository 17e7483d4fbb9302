import { shanghaiDate } from '#kernel/people/index.ts'
import { createPerson, givePost } from '#kernel/people/server/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { Intent } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { seatForm } from '../../co-building-procedures.ts'
import { agreedBy } from './co-building-ctx.ts'
import { type SeatRow, seatRows } from './seat-rows.ts'

const CONFIRMS = ['confirm', 'record_confirmation']

/** The organisation asked is the one whose seat it is; a seat is not confirmed for nobody, nor after its term. */
export async function guardSeat(tx: Tx, { case: row, action, form }: Intent): Promise<void> {
  if (action === 'ask') {
    const seat = await seatOf(tx, { district: row.district, caseId: row.id })
    if (form.leadOrganisationId !== seat.organisation_id)
      throw invalid('form.leadOrganisationId', 'partners.other_organisation')
  }
  if (!CONFIRMS.includes(action)) return
  const seat = await seatOf(tx, { district: row.district, caseId: row.id })
  if (seat.valid_to <= shanghaiDate(tx.now)) throw new DomainError('partners.term_over')
  const given = seatForm.safeParse(form).data
  if (given && !given.agreed) throw invalid('form.agreed', 'partners.person_must_agree')
  if (seat.person_id === null && !seat.proposed && !given?.holder) throw invalid('form.holder', 'partners.who_sits')
}

/** The seat follows its case; confirmed, whoever sits there is given the post for the term. */
export async function onSeatEvent(tx: Tx, event: CaseEvent): Promise<void> {
  const { case: row, action } = event
  if (event.kind !== 'acted' || row.subject_kind !== 'part_time_seat' || action.from_state === action.to_state) return
  await tx.flush()
  const seat = await seatOf(tx, { district: row.district, caseId: row.id })
  const seated = row.state === 'seated' ? await seatThem(tx, seat, seatForm.parse(action.form).holder) : {}
  await tx.db
    .updateTable('partners.seat')
    .set({ state: row.state, ...seated, ...(row.final ? { proposed: '' } : {}) })
    .where('district', '=', row.district)
    .where('id', '=', seat.id)
    .execute()
}

async function seatThem(tx: Tx, seat: SeatRow, named: string | undefined) {
  const directory = agreedBy(tx, seat.area_code)
  const name = named || seat.proposed
  const person_id = seat.person_id ?? (await knownAs(tx, seat, name)) ?? (await createPerson(directory, name)).id
  const today = shanghaiDate(tx.now)
  const post = await givePost(directory, {
    personId: person_id,
    role: 'part_time_member',
    organisationId: seat.committee_id,
    areaCode: seat.area_code,
    caseTypes: null,
    validFrom: seat.valid_from < today ? today : seat.valid_from,
    validTo: seat.valid_to,
  })
  return { person_id, post_id: post.id, valid_from: post.validFrom }
}

/** Whoever of that name holds a post for the home organisation: nobody enters the directory twice. */
async function knownAs(tx: Tx, seat: SeatRow, name: string): Promise<string | null> {
  const today = shanghaiDate(tx.now)
  const found = await tx.db
    .selectFrom('people.person as p')
    .innerJoin('people.post as q', 'q.person_id', 'p.id')
    .select('p.id')
    .distinct()
    .where('p.name', '=', name)
    .where('p.kind', '=', 'staff')
    .where('q.organisation_id', '=', seat.organisation_id)
    .where('q.valid_from', '<=', today)
    .where(eb => eb.or([eb('q.valid_to', 'is', null), eb('q.valid_to', '>', today)]))
    .limit(2)
    .execute()
  const [only, second] = found
  return second ? null : (only?.id ?? null)
}

async function seatOf(tx: Tx, at: { district: string; caseId: string }): Promise<SeatRow> {
  return seatRows(tx.db)
    .where('s.district', '=', at.district)
    .where('s.case_id', '=', at.caseId)
    .executeTakeFirstOrThrow()
}
