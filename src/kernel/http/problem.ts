import type { FastifyReply } from 'fastify'
import { type Refusal, statusOf } from '#lib/refusal'
import { say, type Sentence, titleSaid } from '#lib/words'

const isSentence = (value: unknown): value is Sentence =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string'

/** What is wrong with each input, said like the refusal itself. */
function fieldsOf(fields: unknown, language: string) {
  if (typeof fields !== 'object' || fields === null) return {}
  const said = Object.entries(fields).map(([name, value]: [string, unknown]) => [
    name,
    isSentence(value) || typeof value === 'string' ? titleSaid(value, language) : value,
  ])
  return { fields: Object.fromEntries(said) as Record<string, unknown> }
}

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
    ...fieldsOf(refusal.details?.['fields'], language),
  }
  // RFC 9110, 15.5.2; of a token it is RFC 6750.
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}
