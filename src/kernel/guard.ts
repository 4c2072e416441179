import type { Refusal } from '#lib/refusal'
import type { Doing, Write } from './context.ts'
import { besideOf, type Db } from './db.ts'

/** A request that can be made once more: which promise, and what was said. */
export interface Again {
  readonly endpoint: string
  readonly input: unknown
}

/** Thrown by the guard where a command may not be committed yet: all that it did is taken back, and then this is kept. */
export class Held extends Error {
  readonly keep: (doing: Doing) => Promise<Refusal>
  constructor(keep: (doing: Doing) => Promise<Refusal>) {
    super('held')
    this.keep = keep
  }
}

/** Looks at what a command has changed, beside what is committed, before it is: goes on, or throws. */
export type Guard = (ctx: Write, committed: Db, again: Again | undefined) => Promise<void>

let guards: readonly Guard[] = []
/** Makes those known who look at every write; called once when the rooms are put together. */
export const knowGuards = (all: readonly Guard[]) => {
  guards = all
}

/** The command, looked at by whoever guards writes. */
export const guarded =
  <T>({ db, again }: Doing, work: (ctx: Write) => Promise<T>) =>
  async (ctx: Write): Promise<T> => {
    const result = await work(ctx)
    for (const guard of guards) await guard(ctx, besideOf(db), again)
    return result
  }
