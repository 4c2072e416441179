import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Endpoint, takesKey } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { type Actor, may } from '../actor.ts'
import { lacking } from '../auth/lacking.ts'
import type { Read, Write } from '../context.ts'
import { askedOf, type Once } from '../once.ts'
import { nameOfPromise, type Promised, promised } from '../promised.ts'
import { refuseStale } from '../stale.ts'
import { locked } from '../visible.ts'
import { w } from '../words.ts'

/** The caller's wish to have this done once, from the `Idempotency-Key` header. */
export function onceOf(
  endpoint: Endpoint,
  actor: Actor | undefined,
  { headers }: FastifyRequest,
  reply: FastifyReply,
  input: unknown,
): Once | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (!takesKey(endpoint) || !actor) throw new Refusal('invalid', w.later('no-key'))
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key))
    throw new Refusal('invalid', w.later('bad-key'))
  return {
    key,
    asked: askedOf(nameOfPromise(endpoint), input),
    again: () => void reply.header('idempotency-replayed', 'true'),
  }
}

function versionIn(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return undefined
  return typeof answer.version === 'number' ? answer.version : undefined
}

/** What an answer is called for whoever changes it later: the version it names, if it names one. */
export function etagOf(answer: unknown): string | undefined {
  const version = versionIn(answer)
  return version === undefined ? undefined : `"${version}"`
}

/** Refuses a change of what is no longer as the caller read it; tells how it is now. */
export type Match = (ctx: Write) => Promise<void>

/** The check that the `If-Match` header asks for. */
export function matchOf(endpoint: Endpoint, { headers }: FastifyRequest, input: unknown): Match | undefined {
  const match = headers['if-match']
  if (match === undefined || match === '*') return undefined
  const yours = /^"(\d{1,9})"$/.exec(match)?.[1]
  if (yours === undefined) throw new Refusal('invalid', w.later('bad-match'))
  const shown = endpoint.method === 'GET' || endpoint.carries ? undefined : shownBy(endpoint)
  const id = (input as { id?: unknown }).id
  if (!shown || typeof id !== 'string') throw new Refusal('invalid', w.later('no-match'))
  return (ctx) => unchanged(ctx, shown, id, Number(yours))
}

/**
 * A stale refusal as the caller gets it: also with what it is now, where there is a promise that shows it and the caller
 * may see it.
 */
export async function withCurrent(ctx: Read, endpoint: Endpoint, input: unknown, thrown: unknown) {
  if (!(thrown instanceof Refusal) || thrown.kind !== 'stale') return thrown
  const shown = shownBy(endpoint)
  const { id } = input as { id?: unknown }
  if (!shown || typeof id !== 'string' || !mayAsk(ctx.actor, shown.endpoint)) return thrown
  try {
    const current = shown.endpoint.reply.parse(await shown.run(ctx, shown.endpoint.input.parse({ id })))
    return new Refusal('stale', thrown.sentence, { ...thrown.details, current })
  } catch {
    // It may be out of their sight by now.
    return thrown
  }
}

const mayAsk = (actor: Actor, { can }: Endpoint) => !can.includes('.') || may(actor, can)

/** The promise that shows what this one changes: at the same address, or at the one that it lies under. */
export function shownBy({ path }: Pick<Endpoint, 'path'>): Promised | undefined {
  const record = /^.*?\/:id(?=\/|$)/.exec(path)?.[0]
  return record === undefined ? undefined : promised(nameOfPromise({ method: 'GET', path: record }))
}

async function unchanged(ctx: Write, { endpoint, run }: Promised, id: string, yours: number) {
  // Whoever changes it next waits here until this one is through.
  await locked(ctx, id)
  if (!mayAsk(ctx.actor, endpoint)) throw lacking(ctx.actor, endpoint.can)
  const theirs = versionIn(endpoint.reply.parse(await run(ctx, endpoint.input.parse({ id }))))
  if (theirs === undefined) throw new Refusal('invalid', w.later('no-match'))
  if (theirs !== yours) await refuseStale(ctx, { id, yours, theirs })
}
