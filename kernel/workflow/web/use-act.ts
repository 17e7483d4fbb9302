import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ApiError } from '#platform/client/call.ts'
import type { FormAnswer } from '#ui/form/form-props.ts'
import { type CaseView, cases, type OpenAction } from './api.ts'

/** What an action came to. */
export interface Done {
  /** Text key of what was done. */
  label: string
  /** The sentence the requester was told; null when they were told nothing. */
  told: string | null
}

/**
 * Takes one action. Every try carries the same request id until one is accepted, so a lost answer never acts twice.
 * Whatever was read of cases is read again, also after a refusal: somebody may have been first.
 */
export function useAct(view: CaseView): (action: OpenAction, answer: FormAnswer) => Promise<Done> {
  const client = useQueryClient()
  const request = useRef(newId())
  const { district, id, subjectKind } = view.case
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['workflow'] }),
      client.invalidateQueries({ queryKey: [subjectKind] }),
    ])
  return async (action, { form, note, fileIds }) => {
    try {
      const reply = await cases.actOnCase({
        params: { district, id, name: action.name },
        body: { requestId: request.current, form, fileIds, ...(note ? { note } : {}) },
      })
      request.current = newId()
      void refresh()
      return { label: action.label, told: reply.told }
    } catch (error) {
      if (error instanceof ApiError && error.status !== 422) void refresh()
      throw error
    }
  }
}
