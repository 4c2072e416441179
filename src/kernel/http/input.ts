import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { w } from '../words.ts'

/** PostgreSQL stores any character but this one. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (Array.isArray(value)) return value.some(holdsNul)
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(([k, v]) => holdsNul(k) || holdsNul(v))
  )
}

const isPlain = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

/** Path, query and body made one flat object, checked against the promise; else refused field by field. */
export function inputOf(endpoint: Endpoint, request: FastifyRequest): unknown {
  const body = endpoint.carries === 'upload' ? {} : (request.body ?? {})
  if (!isPlain(body)) throw new Refusal('invalid', w.later('not-json'))
  const sent = { ...(request.query as object), ...body, ...(request.params as object) }
  if (holdsNul(sent)) throw new Refusal('invalid', w.later('nul'))
  const parsed = endpoint.input.safeParse(sent)
  if (parsed.success) return parsed.data
  const { formErrors, fieldErrors } = z.flattenError(parsed.error)
  // One sentence a field is what a form shows.
  const fields = Object.fromEntries(Object.entries(fieldErrors).map(([name, all]) => [name, all?.[0]]))
  throw new Refusal('invalid', w.later('invalid'), {
    fields,
    ...(formErrors.length > 0 && { form: formErrors }),
  })
}
