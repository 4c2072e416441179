import { type Past, tells } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { seenAmong } from '#kernel/readable'
import { CustodyMoved } from './contract.ts'
import { isHandedOut } from './kinds.ts'
import { w } from './words.ts'

interface Held {
  holder_id: string
  quantity: number
}
const some = (holder_id: string | null, quantity: number): Held[] =>
  holder_id === null || quantity === 0 ? [] : [{ holder_id, quantity }]

/** Who held a thing. */
export const custodyPast: Past = {
  of: isHandedOut,
  fields: { held: { title: w.later('past.held'), many: true } },
  async now({ db }, { id }) {
    const held = await db
      .selectFrom('holding')
      .select(['holder_id', 'quantity'])
      .where('item_id', '=', id)
      .orderBy('holder_id')
      .execute()
    return { held }
  },
  tells: [
    tells(CustodyMoved, ['held'], ({ quantity, from_id, to_id, left, there }) => ({
      took: { held: [...some(from_id, left + quantity), ...some(to_id, there - quantity)] },
      put: { held: [...some(from_id, left), ...some(to_id, there)] },
    })),
  ],
  async say(ctx, _, { held }, moment) {
    const all = (held ?? []) as Held[]
    const ids = all.map(({ holder_id }) => holder_id)
    const [today, then] = [await seenAmong(ctx, ids), await calledThen(ctx, ids, moment)]
    return {
      held: all.map(({ holder_id, quantity }) => {
        const now = today.get(holder_id)
        if (!now) return undefined
        const name = then.get(holder_id) ?? now.title
        return quantity === 1 ? name : `${name}: ${quantity}`
      }),
    }
  },
}
