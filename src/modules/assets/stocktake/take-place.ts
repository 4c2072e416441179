import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { say, type Sentence } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import { seen, type Seen, writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { handOver } from '../commands/hand-over.ts'
import { refusal as ofAssets } from '../policy.ts'
import type { Meaning } from '../schemas.ts'
import type { stocktakeEndpoints } from './contract.ts'
import { knownIn, knownOf } from './evidence.ts'
import { refusal } from './policy.ts'
import { w } from './words.ts'

interface Standing {
  meaning: Meaning
  lies: boolean
  book_id: string | null
}

/** How the books have it: at which place, and whether it lies there itself. */
export async function standingIn({ db }: Pick<Read, 'db'>, id: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select meaning, coalesce(holder_id = place_id, false) as lies, place_id as book_id from asset where id = ${id}::uuid`.execute(
    db,
  )
  return rows[0] ?? { meaning: 'gone', lies: false, book_id: null }
}

/** Why the reader cannot have the books say where the network sees a thing; null if they can. */
export function whyNotTaken(ctx: Read, ref: Seen, { meaning, lies }: Standing): Sentence | null {
  if (!writesSeen(ctx.actor, ref)) return house.later('forbidden')
  return ofAssets.hand({ meaning }) ?? refusal.takePlace(lies)
}

/** Has the books say that a thing lies where the network sees it; refused where that is another place by now. */
export async function takePlace(ctx: Write, { id, place_id }: Input<typeof stocktakeEndpoints.takePlace>) {
  const ref = await seen(ctx, id, 'asset')
  refuseIf(whyNotTaken(ctx, ref, await standingIn(ctx, id)))
  const known = knownIn(await knownOf(ctx, [id]), id)
  refuseIf((!known.strays || known.seen?.place_id !== place_id) && w.later('not-seen-there'))
  await handOver(ctx, { ids: [id], to_id: place_id, note: say(w.later('note-network'), ctx.actor.language) })
}
