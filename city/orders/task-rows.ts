import { gridTask, taskClaim, titleOf } from '#features/orders/index.ts'
import type { NewCase } from '#kernel/workflow/index.ts'
import type { FullRow } from '../fill/insert-rows.ts'
import type { Random } from '../random.ts'
import type { Stage } from './place-of.ts'
import { type PlayedCase, playCase, type Step } from './play-case.ts'
import type { TaskStory } from './stories.ts'

const HOUR = 3_600_000

interface TaskRows {
  cases: PlayedCase[]
  task: FullRow<'orders.task'>
  claims: FullRow<'orders.task_claim'>[]
}

/** One grid task with its claims. */
export function taskRows(stage: Stage, story: TaskStory, random: Random): TaskRows {
  const { home } = stage.city
  const at = stage.ago(story.hoursAgo)
  const poster = stage.person('dispatcher')
  const [taskId, caseId, number] = [random.id(at), random.id(at), stage.number('T', at)]
  const subject = {
    district: home.district,
    title: titleOf(story.words),
    place: story.place,
    areaCode: home.grid,
    category: null,
    urgency: 'normal',
  }
  const own = playCase(
    stage.world,
    {
      procedure: gridTask,
      subject: { ...subject, id: caseId, subjectKind: 'grid_task', subjectId: taskId, number, requesterId: poster },
      opener: poster,
      openedAt: at,
      steps: [],
    },
    random.fork('own'),
  )
  const claims = story.claims.map((claim, index) =>
    playClaim(stage, { claim, taskId, number: `${number}-${index + 1}`, at, subject }, random.fork(`claim ${index}`)),
  )
  return {
    cases: [own, ...claims.map(claim => claim.played)],
    claims: claims.map(claim => claim.row),
    task: {
      district: home.district,
      id: taskId,
      case_id: caseId,
      kind_id: story.kind,
      words: story.words,
      ...stage.point,
      starts_at: at,
      ends_at: new Date(at.getTime() + story.lasts * HOUR),
      wanted: story.wanted,
      taken: story.claims.length,
      open: true,
      created_by: poster,
      created_at: at,
    },
  }
}

interface Claiming {
  claim: TaskStory['claims'][number]
  taskId: string
  number: string
  at: Date
  subject: Pick<NewCase, 'district' | 'title' | 'place' | 'areaCode' | 'category' | 'urgency'>
}

function playClaim(stage: Stage, { claim, taskId, number, at, subject }: Claiming, random: Random) {
  const [claimId, claimer] = [random.id(at), stage.person(claim.who)]
  const claimedAt = new Date(at.getTime() + 2 * HOUR)
  const played = playCase(
    stage.world,
    {
      procedure: taskClaim,
      subject: {
        ...subject,
        id: random.id(at),
        subjectKind: 'task_claim',
        subjectId: claimId,
        number,
        requesterId: claimer,
      },
      opener: claimer,
      openedAt: claimedAt,
      steps: stepsOf(claim.course, { claimer, poster: stage.person('dispatcher'), claimedAt }),
    },
    random.fork('played'),
  )
  return { played, row: claimRow(played, { claimId, taskId, claimer, claimedAt }) }
}

function stepsOf(
  course: TaskStory['claims'][number]['course'],
  by: { claimer: string; poster: string; claimedAt: Date },
): Step[] {
  const after = (hours: number) => new Date(by.claimedAt.getTime() + hours * HOUR)
  const all: Step[] = [
    { at: after(12), by: by.claimer, action: 'hand_in', note: '做完了，情况正常。' },
    { at: after(20), by: by.poster, action: 'confirm' },
  ]
  return all.slice(0, ['claimed', 'handed_in', 'confirmed'].indexOf(course))
}

function claimRow(
  played: PlayedCase,
  of: { claimId: string; taskId: string; claimer: string; claimedAt: Date },
): FullRow<'orders.task_claim'> {
  const { case: row } = played.record
  return {
    district: row.district,
    id: of.claimId,
    task_id: of.taskId,
    case_id: row.id,
    person_id: of.claimer,
    organisation_id: null,
    claimed_at: of.claimedAt,
    ended_at: row.closed_at,
    done: row.state === 'confirmed',
  }
}
