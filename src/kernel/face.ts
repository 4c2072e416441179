import type { Contract } from '#lib/contract'
import type { Actor } from './actor.ts'
import type { Db } from './db.ts'
import type { Handlers } from './module.ts'

/** An answer as another standard has it. */
export interface Spoken {
  readonly status: number
  readonly headers?: Record<string, string> | undefined
  /** None where there is nothing to say. */
  readonly body?: { [name: string]: unknown } | undefined
}

/**
 * Doors for programs that speak another standard than ours: promised like all others, but with tokens, a type and
 * refusals of their own. The command line, OpenAPI and people's sessions know nothing of them.
 */
export interface Face<C extends Contract = Contract> {
  readonly prefix: string
  readonly type: string
  readonly contract: C
  readonly handlers: Handlers<C>
  /** Who brings this token. */
  readonly prove: (db: Db, given: { secret: string; ip: string }) => Promise<Actor | undefined>
  readonly refused: (why: { status: number; detail: string; details: Record<string, unknown> }) => Spoken
  /** Takes note of what was refused to whom. */
  readonly noted: (
    db: Db,
    refused: { actor: Actor; request: { method: string; url: string }; spoken: Spoken; detail: string },
  ) => Promise<void>
}

export const defineFace = <const C extends Contract>(face: Face<C>): Face => face as unknown as Face
