import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { CaseRow } from '#kernel/workflow/index.ts'
import type { City } from '../city.ts'
import type { PlayedMatter } from '../play/played.ts'
import type { Random } from '../random.ts'
import { type FullRow, insertRows } from './insert-rows.ts'

const DAYS_TOLD = 30
const DAYS_UNREAD = 2
const DAY = 86_400_000

interface Messages {
  city: City
  now: Date
  random: Random
}

/** The inboxes of the personas: what the resident was told lately, and whose turn it is in what is open. */
export async function insertMessages(db: Kysely<DB>, played: readonly PlayedMatter[], from: Messages): Promise<void> {
  await insertRows(db, 'notify.message', [...toldMessages(played, from), ...turnMessages(played, from)])
}

function toldMessages(played: readonly PlayedMatter[], { city, now, random }: Messages): FullRow<'notify.message'>[] {
  const resident = city.cast.get('resident')?.id
  return played
    .filter(one => resident !== undefined && one.record.case.requester_id === resident)
    .flatMap(one =>
      one.told
        .filter(({ at }) => now.getTime() - at.getTime() < DAYS_TOLD * DAY)
        .map(({ at, told }) => {
          const params = { ...paramsOf(one.record.case), ...told.params, sentenceKey: told.key }
          return message(one.record.case, { at, now, random, personId: resident ?? '', template: 'told', params })
        }),
    )
}

function turnMessages(played: readonly PlayedMatter[], from: Messages): FullRow<'notify.message'>[] {
  const staff = ['dispatcher', 'checker', 'supervisor', 'housing', 'property'].flatMap(name => {
    const person = from.city.cast.get(name)
    return person ? [{ id: person.id, posts: from.city.posts.filter(post => post.personId === person.id) }] : []
  })
  return played.flatMap(({ record: { case: row } }) =>
    staff
      .filter(person =>
        person.posts.some(post =>
          row.acting_organisation
            ? post.organisationId === row.acting_organisation
            : post.role === row.acting_role && post.areaCode === row.acting_area,
        ),
      )
      .map(person =>
        message(row, {
          ...from,
          at: row.updated_at,
          personId: person.id,
          template: row.overdue_level > 0 ? 'overdue' : 'your_turn',
          params: paramsOf(row),
        }),
      ),
  )
}

function paramsOf(row: CaseRow): Record<string, string> {
  const params = {
    number: row.number,
    title: row.title,
    stateKey: `matters:procedures.${row.procedure}.states.${row.state}`,
  }
  return row.due_at ? { ...params, dueAt: row.due_at.toISOString() } : params
}

interface Message {
  at: Date
  now: Date
  random: Random
  personId: string
  template: string
  params: Record<string, string>
}

function message(row: CaseRow, { at, now, random, personId, template, params }: Message): FullRow<'notify.message'> {
  const read = now.getTime() - at.getTime() > DAYS_UNREAD * DAY
  return {
    id: random.id(at),
    person_id: personId,
    template,
    params,
    case_district: row.district,
    case_id: row.id,
    created_at: at,
    channel_id: null,
    urgent: false,
    read_at: read ? new Date(at.getTime() + 3_600_000) : null,
  }
}
