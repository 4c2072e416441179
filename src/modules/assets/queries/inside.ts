import { Refusal } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seen, type Seen } from '#kernel/visible'
import { w as house } from '#kernel/words'

/** An asset for those who see it from inside alone; to anybody else it is not there. */
export async function insideOf(ctx: Read, id: string): Promise<Seen> {
  const ref = await seen(ctx, id, 'asset')
  if (!ref.inside || !may(ctx.actor, 'assets.read')) throw new Refusal('not-found', house.later('not-found'))
  return ref
}
