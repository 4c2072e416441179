import { done } from '#lib/contract'
import type { Write } from './context.ts'
import type { EntityRef } from './entity.ts'

/** The handler that makes one, of a command that makes many. */
export const makingOne =
  <I>(make: (ctx: Write, drafts: readonly I[]) => Promise<readonly EntityRef[]>) =>
  async (ctx: Write, input: I) => {
    const [made] = await make(ctx, [input])
    if (!made) throw new Error('nothing was made')
    return { id: made.id, key: made.key }
  }

/** For commands whose reply says no more than that it is done. */
export const thenDone =
  <C, I>(command: (ctx: C, input: I) => Promise<unknown>) =>
  async (ctx: C, input: I) => {
    await command(ctx, input)
    return done
  }
