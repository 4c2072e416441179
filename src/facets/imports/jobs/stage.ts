import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import { type Actor, may, system } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import { instantNow, type Read, reading, writing, type Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import type { Origin } from '#kernel/events'
import { Cancelled, type Working } from '#kernel/jobs'
import { ImportMoved } from '../contract.ts'
import { type ImportState } from '../schemas.ts'
import { importKind, type Kept, loadImport } from '../load.ts'
import { type Whole, wholeOf } from '../view.ts'
import { w } from '../words.ts'

/** What a step of an import works with. */
export interface Stage {
  readonly work: Working
  readonly kept: Kept
  readonly whole: Whole
  readonly actor: Actor
  readonly read: () => Read
  /** One transaction; everything done for one import bears one request id. */
  readonly write: <T>(request: string, origin: Origin, run: (ctx: Write) => Promise<T>) => Promise<T>
}

/** The import as events and screens know it. */
export const refOf = ({ id, key, title, audience_id }: Kept): EntityRef => ({
  id,
  key,
  title,
  audience_id,
  kind: importKind,
})

interface Ending {
  readonly state: ImportState
  readonly why?: Sentence | null
  readonly more?: Readonly<Record<string, unknown>>
}

/** Moves an import on when a step has come to its end. */
export async function finish(ctx: Write, kept: Kept, { state, why = null, more = {} }: Ending) {
  await ctx.db
    .updateTable('import')
    .set({ state, why: why && JSON.stringify(why), updated_at: ctx.now, ...more })
    .where('id', '=', kept.id)
    .execute()
  ctx.emit(ImportMoved, refOf(kept), { state })
}

interface Step {
  /** The state in which this step finds its import; in any other one it has been done already. */
  readonly during: ImportState
  /** Where the import stands after a stop, or a refusal, with the reason if there is one. */
  readonly stopped: (why: Sentence | null) => Ending
  readonly run: (stage: Stage) => Promise<unknown>
}

/**
 * Does one step of an import as whoever asked for it. A killed process does it again from where it stands; a stop and a
 * refusal leave the import where it can be gone on with.
 */
export async function step(work: Working, id: string, { during, stopped, run }: Step): Promise<unknown> {
  const { db, job } = work
  const kept = await loadImport({ db }, id)
  if (kept.state !== during) return null
  const actor = job.created_by === null ? undefined : await actorOf(db, job.created_by)
  const end = (why: Sentence | null) =>
    writing({ db, actor: actor ?? system, origin: 'system' }, (ctx) => finish(ctx, kept, stopped(why)))
  if (!actor || !may(actor, 'imports.run')) {
    await end(w.later('actor-gone'))
    return null
  }
  const read = () => reading({ db, actor, now: instantNow() })
  const stage: Stage = {
    work,
    kept,
    actor,
    read,
    whole: await wholeOf(read(), kept),
    write: (request, origin, doing) => writing({ db, actor, origin, request: { id: request } }, doing),
  }
  try {
    return await run(stage)
  } catch (error) {
    if (error instanceof Cancelled) await end(null)
    if (!(error instanceof Refusal)) throw error
    // Anything else is a fault: the job tries again, and after its last try the import is told by its job.
    await end(error.sentence)
    return null
  }
}
