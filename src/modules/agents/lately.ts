import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { say } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { visibleParts } from '#kernel/visible'
import { heldBy } from '#modules/assets/public'
import type { agents } from './contract.ts'
import { deviceChanged } from './events.ts'
import { w } from './words.ts'

const [mostEach, mostDays, mostNamed] = [3, 90, 4]
/** A device is told of more than its agent finds: so far back the newest of each are looked through. */
const mostLooked = 200

interface Row {
  subject_id: string
  at: string
  payload: string
}

/** What changed on the devices that somebody has, newest first and the newest of each; none for whoever may see no assets. */
export async function changedLately(ctx: Read, { id }: Input<typeof agents.lately>) {
  if (!may(ctx.actor, 'assets.read')) return { items: [] }
  const held = (await heldBy(ctx, [id])).get(id) ?? []
  const { rows } = await sql<Row>`
    select n.subject_id, n.at, d.payload
    from unnest(${held.map((one) => one.id)}::uuid[]) as h(id) cross join lateral (
      select e.id, e.subject_id, e.at from (
        select * from event where subject_id = h.id order by id desc limit ${sql.lit(mostLooked)}
      ) e
      where e.kind = ${deviceChanged.name} and ${visibleParts(ctx.actor, 'e', 'subject_id')}
        and e.at > ${ctx.now}::timestamptz - make_interval(days => ${sql.lit(mostDays)})
      order by e.id desc limit ${sql.lit(mostEach)}
    ) n join event_data d on d.event_id = n.id order by n.at desc, n.id desc`.execute(ctx.db)
  return {
    items: rows.flatMap(({ subject_id, at, payload }) => {
      const told = deviceChanged.data.safeParse(JSON.parse(payload))
      return told.success ? [{ asset_id: subject_id, at, lines: linesOf(told.data, ctx.actor.language) }] : []
    }),
  }
}

type Told = ReturnType<typeof deviceChanged.data.parse>

/** In few words: what differs first, then software that came and went. */
function linesOf({ facts, came, went, all }: Told, language: string): string[] {
  const named = (names: readonly string[], n: number) => {
    const shown = names.slice(0, mostNamed)
    return { names: shown.join(', '), more: n - shown.length }
  }
  return [
    ...facts.map(({ field, ...rest }) =>
      w.later('lately-differs', { field: say(w.later(`field-${field}`), language), ...rest }),
    ),
    ...(came.length > 0 ? [w.later('lately-came', named(came, all.came))] : []),
    ...(went.length > 0 ? [w.later('lately-went', named(went, all.went))] : []),
  ].map((line) => say(line, language))
}
