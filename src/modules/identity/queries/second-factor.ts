import type { Read } from '#kernel/context'
import { factorOf } from '../factors.ts'

/** Whether the reader has a second factor, and how many recovery codes they have left. */
export const secondFactor = (ctx: Read) => factorOf(ctx, ctx.actor.id)
