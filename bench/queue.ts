/**
 * The Workbench and the lists behind it, as the desks of every level open them, at 10,000 and at 1,000,000 matters:
 * `npm run bench -- queue [--sizes 10000,1000000] [--samples 200] [--open 2000] [--json]`.
 */
import { contract as matters } from '#features/matters/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import type { Bench } from '#scripts/run/bench.ts'
import { signIn } from './setup/client.ts'
import { measureGrowth, type Question } from './setup/growth.ts'

/** A desk of every level, a unit that handles, and whoever sees a whole district. */
const DESKS = ['dispatcher', 'checker', 'supervisor', 'property', 'housing', 'leader']

export const bench: Bench = ({ rest }) => measureGrowth('queue', rest, queueQuestions)

export async function queueQuestions(port: number): Promise<Question[]> {
  return (await Promise.all(DESKS.map(desk => questionsOf(port, desk)))).flat()
}

async function questionsOf(port: number, desk: string): Promise<Question[]> {
  const client = await signIn(port, desk)
  const inbox = (name: 'accept' | 'handle' | 'check' | 'overdue' | 'waiting') => ({
    name: `${desk} inbox ${name}`,
    ask: () => client.call(workflow.routes.listCases, { query: { inbox: name } }),
  })
  return [
    { name: `${desk} workbench`, ask: () => client.call(workflow.routes.getWorkbench, {}) },
    ...(['accept', 'handle', 'check', 'overdue', 'waiting'] as const).map(inbox),
    { name: `${desk} newest`, ask: () => client.call(matters.routes.listMatters, { query: {} }) },
    {
      name: `${desk} of a field`,
      ask: () => client.call(matters.routes.listMatters, { query: { category: 'security' } }),
    },
    { name: `${desk} due`, ask: () => client.call(matters.routes.listMatters, { query: { sort: 'due' } }) },
  ]
}
