import { sql } from 'kysely'
import type { z } from 'zod'
import type { EventType } from '#lib/contract'
import type { Actor } from './actor.ts'
import type { Db } from './db.ts'
import { type Emitted, eventsToSave, type Origin, type Subject } from './events.ts'
import { type Again, guarded, Held } from './guard.ts'
import { newId } from './ids.ts'
import { isStalePlan } from './named-statements.ts'
import { type Once, onceOnly } from './once.ts'
import { type Doc, docsToSave } from './docs.ts'
import { beginsWithin, changesStanding, committed, hasChanged, takesBack } from './standing.ts'
import { together } from './together.ts'
import { transaction } from './transaction.ts'

/** What a query is given. */
export interface Read {
  readonly actor: Actor
  /** The moment of the request, an ISO instant in UTC. */
  readonly now: string
  readonly db: Db
  /** One id for all that one request, delivery or job does: events carry it, and undo names it. */
  readonly request: RequestFacts
}

export interface RequestFacts {
  readonly id: string
  readonly ip?: string | undefined
  readonly agent?: string | undefined
  /** Where people reach this house, as the browser that asks knows it: `https://help.example`. */
  readonly origin?: string | undefined
  /** Hands the browser the secret of its session, or takes it away; only there when a browser may keep one. */
  readonly giveSession?: ((secret: string | null) => void) | undefined
  /** The secret of a half sign-in that this browser keeps, and the way to hand it one or take it away. */
  readonly halfway?:
    | {
        readonly secret: string | undefined
        readonly give: (secret: string | null, seconds?: number) => void
      }
    | undefined
}

export interface EmitOptions {
  /** Who did it, where the one who asks has only now shown who they are: by signing in, or by an invitation. */
  by?: { id: string; session?: string | undefined }
  /** Shown to those with a personal grant as well as to the audience; true unless said otherwise. */
  granted?: boolean
  /** When it happened, where a house tells its own past, as the demo company does; flows stay as quiet as on imports. */
  at?: string | undefined
}

/**
 * What a command is given. `db` is the request's transaction and the only handle in reach, so no
 * statement can escape it; events are rows in the same transaction, so none is lost or untrue.
 */
export interface Write extends Read {
  origin: Origin
  /** The event that made this happen, when a flow acts, or that is taken back. */
  cause?: number | undefined
  emit: <S extends z.ZodType>(
    type: EventType<string, S>,
    subject: Subject,
    data: z.input<S>,
    options?: EmitOptions,
  ) => void
  /** Makes words findable when this commits; through `indexDocs`. */
  index: (docs: readonly Doc[]) => void
  /** One statement whose answer nobody needs: it goes out with whatever is asked next, and is waited for before the commit. */
  later: (asked: Promise<unknown>) => void
  /** Something was left for the workers besides events: they look as soon as this commits. */
  wake: () => void
}

/** What a handler is given whose input takes time: it takes the file in or hashes the password first, and then writes in one transaction. */
export interface Receive extends Read {
  readonly write: <T>(work: (ctx: Write) => Promise<T>) => Promise<T>
  /** The asker wants this done once: it shares a transaction with nothing else. */
  readonly alone?: boolean
}

export interface Doing {
  readonly db: Db
  readonly actor: Actor
  readonly now?: string
  readonly request?: RequestFacts
  readonly origin?: Origin
  readonly cause?: number | undefined
  /** What was asked, where the same can be asked again. */
  readonly again?: Again | undefined
  /** Done so once, where the asker wants that. */
  readonly once?: Once | undefined
}

export const instantNow = () => new Date().toISOString()

export const reading = ({ db, actor, now = instantNow(), request = { id: newId() } }: Doing): Read => ({
  db,
  actor,
  now,
  request,
})

export const receiving = (doing: Doing): Receive => {
  const read = reading(doing)
  return {
    ...read,
    alone: doing.once !== undefined,
    write: (work) => writing({ ...doing, now: read.now }, work),
  }
}

const listeners = new WeakMap<object, Set<() => void>>()
/** Calls back after each commit on this database that left events, jobs or mail waiting. */
export function onCommit(db: Db, call: () => void): () => void {
  const all = listeners.get(db) ?? new Set()
  listeners.set(db, all.add(call))
  return () => all.delete(call)
}

/** Does it all in the transaction and then takes it back: a preview is what would really happen, and tells nobody. */
export async function dryRun<T>(ctx: Write, work: (ctx: Write) => Promise<T>): Promise<T> {
  const nothing = () => undefined
  const { later, all } = lateOnes()
  const takeBack = takesBack(ctx.db)
  await sql`savepoint dry_run`.execute(ctx.db)
  const result = await work({ ...ctx, emit: nothing, index: nothing, wake: nothing, later })
  // What would be refused at the end is refused here.
  await all()
  takeBack()
  await sql`rollback to savepoint dry_run`.execute(ctx.db)
  return result
}

const failed = async (error: unknown): Promise<never> => {
  throw error
}

/** Statements that nobody waits for, until the end. */
function lateOnes() {
  const asked: Promise<unknown>[] = []
  return {
    later(one: Promise<unknown>) {
      // Whoever waits for all of them hears of it.
      one.catch(() => undefined)
      asked.push(one)
    },
    all: () => together(...asked),
    /** What was asked before says more of what went wrong than what could not go on because of it. */
    blame: (error: unknown) => together(failed(error), ...asked),
  }
}

interface Done<T> {
  result: T
  /** Whether anything is left for the workers. */
  left: boolean
  save: () => readonly Promise<unknown>[]
}

/** One command's context on a transaction: what it emits and makes findable is gathered, and written once it is through. */
function gathering(doing: Doing) {
  const emitted: Emitted[] = []
  const docs: Doc[] = []
  const { later, all, blame } = lateOnes()
  let left = false
  const ctx: Write = {
    ...reading(doing),
    origin: doing.origin ?? 'user',
    cause: doing.cause,
    wake() {
      left = true
    },
    later,
    index(more) {
      docs.push(...more)
    },
    emit(type, subject, data, options) {
      emitted.push({
        kind: type.name,
        subject,
        data: type.data.parse(data),
        granted: options?.granted ?? true,
        by: options?.by,
        at: options?.at,
      })
    },
  }
  const noticing = async (events: Promise<boolean>) => {
    if (await events) changesStanding(ctx)
  }
  return {
    /** Does it, and makes what was gathered ready to be written: nothing but asking is left for later. */
    async run<T>(work: (ctx: Write) => Promise<T>): Promise<Done<T>> {
      const result = (await work(ctx).catch(blame)) as T
      const saveDocs = docsToSave(ctx, docs)
      const saveEvents = eventsToSave(ctx, emitted)
      // What left a job or a mail and tells of nothing may have changed something that stands all the same.
      const quiet = emitted.length === 0 && left
      return {
        result,
        left: left || emitted.length > 0,
        save: () => [saveDocs(), noticing(quiet ? hasChanged(ctx) : saveEvents()), all()],
      }
    },
  }
}

/**
 * A command of its own within another's transaction, with its own request: where it fails, what it did is taken back,
 * the rest stands, and the error goes on to the caller.
 */
export async function within<T>(
  outer: Write,
  cause: number | undefined,
  work: (ctx: Write) => Promise<T>,
): Promise<T> {
  const { db, actor, now, origin } = outer
  const { run } = gathering({ db, actor, now, origin, cause })
  const takeBack = takesBack(db)
  await sql`savepoint within`.execute(db)
  try {
    const { result, left, save } = await run(work)
    await together(...save())
    if (left) outer.wake()
    await sql`release savepoint within`.execute(db)
    return result
  } catch (error) {
    takeBack()
    await sql`rollback to savepoint within`.execute(db)
    await sql`release savepoint within`.execute(db)
    throw error
  }
}

const deadlock = new Set(['40P01', '40001'])
/** Nothing was wrong with what was asked: done again, it may go well. */
export const isPassing = (error: unknown) =>
  deadlock.has((error as { code?: string }).code ?? '') || isStalePlan(error)

/** Runs one command in one transaction; its events are written with the commit. */
export async function writing<T>(doing: Doing, work: (ctx: Write) => Promise<T>): Promise<T> {
  const { db, once } = doing
  const asked = once ? (ctx: Write) => onceOnly(ctx, once, work) : work
  const attempt = async () => {
    const { tx, result, left } = await transaction(
      db,
      async (tx) => {
        beginsWithin(db, tx)
        return { tx, ...(await gathering({ ...doing, db: tx }).run(guarded(doing, asked))) }
      },
      ({ save }) => save(),
    )
    committed(tx)
    if (left) for (const call of listeners.get(db) ?? []) call()
    return result
  }
  for (let tries = 1; ; tries++)
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof Held) throw await error.keep(doing)
      if (tries === 3 || !isPassing(error)) throw error
    }
}
