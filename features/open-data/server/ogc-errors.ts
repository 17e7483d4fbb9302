import type { AnswerError } from '#platform/http/mount.ts'

/** A problem as everywhere here, but what is filled in wrongly is a 400, as the standard wants it. */
export const answerOgcError: AnswerError = (problem, _request, reply) => {
  const status = problem.status === 422 ? 400 : problem.status
  return reply
    .status(status)
    .header('access-control-allow-origin', '*')
    .type('application/problem+json')
    .send({ ...problem, status })
}
