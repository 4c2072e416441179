import type { FastifyReply } from 'fastify'
import { type Refusal, statusOf } from '#lib/refusal'
import { say } from '#lib/words'

/** Writes a refusal as RFC 9457 problem details, said in the reader's language. */
export function sendProblem(reply: FastifyReply, refusal: Refusal, language: string, request: string) {
  const status = statusOf[refusal.kind]
  const problem = {
    title: say(refusal.sentence, language),
    status,
    kind: refusal.kind,
    key: refusal.sentence.key,
    request,
    ...refusal.details,
  }
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}
