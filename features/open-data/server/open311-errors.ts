import type { AnswerError } from '#platform/http/mount.ts'
import { formatOf, listOf, write } from './open311-write.ts'

/** An error as the standard writes it: an array of code and description, and 400 for whatever was filled in wrongly. */
export const answerOpen311Error: AnswerError = (problem, request, reply) => {
  const status = problem.status === 422 || problem.status === 409 ? 400 : problem.status
  const fields = problem.errors?.map(one => (one.field ? `${one.field}: ${one.detail}` : one.detail)) ?? []
  const description = fields.length > 0 ? fields.join('; ') : problem.detail
  return write(reply.status(status), formatOf(request.url), listOf('errors', 'error', [{ code: status, description }]))
}
