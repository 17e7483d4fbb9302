import { expect, test } from 'vitest'
import { schemaFor, sortActions, type TaskAction } from './task-actions.ts'

function action(name: string, part: Partial<TaskAction> = {}): TaskAction {
  const plain = { label: name, standing: false, primary: false, enabled: true, reason: null, reasonText: null }
  return { name, ...plain, form: null, needsNote: false, needsPhoto: false, ...part }
}

const names = (actions: readonly TaskAction[]) => actions.map(one => one.name)

test('what the state waits for comes first, what cannot be done now last', () => {
  const { here, awaitsOthers } = sortActions([
    action('ask_extension', { standing: true, enabled: false, reason: 'workflow.extension_pending' }),
    action('comment', { standing: true }),
    action('submit', { primary: true }),
  ])
  expect(names(here)).toEqual(['submit', 'comment', 'ask_extension'])
  expect(awaitsOthers).toBe(false)
})

test('the work of others is not shown as a button nobody here can press', () => {
  const { here, awaitsOthers } = sortActions([
    action('pass', { primary: true, enabled: false, reason: 'workflow.needs_role' }),
    action('withdraw', { enabled: false, reason: 'workflow.not_the_requester' }),
    action('send_back', { enabled: false, reason: 'workflow.you_handled_it' }),
    action('comment', { standing: true }),
  ])
  expect(names(here)).toEqual(['comment', 'send_back'])
  expect(awaitsOthers).toBe(true)
})

test('what needs a register to choose from is left to the desk, and said', () => {
  const { here, atDesk } = sortActions([action('dispatch', { primary: true }), action('escalate'), action('void')])
  expect(names(here)).toEqual(['escalate'])
  expect(names(atDesk)).toEqual(['dispatch', 'void'])
})

test('a next date is asked for only where the result is "not now", and there it must be given', () => {
  const schema = { type: 'object', properties: { outcome: {}, nextDate: {} }, required: ['outcome'] }
  expect(schemaFor(schema, 'done')['properties']).toEqual({ outcome: {} })
  expect(schemaFor(schema, 'not_now')).toMatchObject({
    properties: { outcome: {}, nextDate: {} },
    required: ['outcome', 'nextDate'],
  })
  expect(schemaFor(null, undefined)).toEqual({ type: 'object', properties: {} })
})
