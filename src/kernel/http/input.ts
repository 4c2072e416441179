import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '#lib/contract'
import { issueSentence } from '#lib/issues/sentence'
import { type Unknown, unknownIn } from '#lib/issues/unknown'
import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import { w } from '../words.ts'

/** Far deeper than any promise of ours. What is deeper still wants to exhaust whoever walks through it. */
const deepest = 64

/** Why no promise can take this: it is too deep, or holds the one character that PostgreSQL cannot store. */
function unfit(value: unknown, depth = 0): Sentence | undefined {
  if (typeof value === 'string') return value.includes('\0') ? w.later('nul') : undefined
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === deepest) return w.later('too-deep', { deepest })
  for (const [key, inner] of Object.entries(value)) {
    const why = unfit(key) ?? unfit(inner, depth + 1)
    if (why) return why
  }
  return undefined
}

const isPlain = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

/** What it may hold beside what it promises: another standard's callers send more than a face of it takes. */
interface Reading {
  lenient?: boolean
  /** What the path says, where it is not taken as it stands. */
  params?: object
}

/** One sentence a field is what a form shows. */
function refusalOf(unknown: readonly Unknown[], issues: readonly z.core.$ZodIssue[]): Refusal {
  const fields: Record<string, Sentence | string> = Object.fromEntries(unknown)
  const form: string[] = []
  for (const issue of issues) {
    const [name] = issue.path
    if (name === undefined) form.push(issue.message)
    else fields[String(name)] ??= issueSentence(issue)
  }
  return new Refusal('invalid', w.later('invalid'), { fields, ...(form.length > 0 && { form }) })
}

/** What query or body say again of what the path says, and say otherwise: neither is taken for the other. */
function otherThanPath(said: Record<string, unknown>, ...paths: readonly object[]) {
  const alike = (name: string) => paths.some((path) => said[name] === (path as Record<string, unknown>)[name])
  const names = Object.keys(paths[0] ?? {}).filter((name) => said[name] !== undefined && !alike(name))
  if (names.length === 0) return
  const fields = Object.fromEntries(names.map((name) => [name, w.later('other-than-path')]))
  throw new Refusal('invalid', w.later('invalid'), { fields })
}

/** Path, query and body made one flat object, checked against the promise; else refused field by field. */
export function inputOf(
  endpoint: Endpoint,
  request: FastifyRequest,
  { lenient = false, params = request.params as object }: Reading = {},
): unknown {
  const body = endpoint.carries === 'upload' ? {} : (request.body ?? {})
  if (!isPlain(body)) throw new Refusal('invalid', w.later('not-json'))
  const said = { ...(request.query as object), ...body }
  if (!lenient) otherThanPath(said, params, request.params as object)
  const sent = { ...said, ...params }
  const why = unfit(sent)
  if (why) throw new Refusal('invalid', why)
  const parsed = endpoint.input.safeParse(sent)
  const unknown = lenient ? [] : unknownIn(endpoint.input, sent)
  if (parsed.success && unknown.length === 0) return parsed.data
  throw refusalOf(unknown, parsed.error?.issues ?? [])
}
