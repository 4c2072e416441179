import { sql } from 'kysely'
import { isoOf } from '#lib/time/instant'
import { movesOf } from '#facets/clocks/what-if-moves'
import { type Kept, tellsPromises } from '#facets/promises/sources'
import { visibleWork } from '#facets/work/load'
import type { Read } from '#kernel/context'
import { waitsOf } from './engine/waits.ts'
import { kindNames } from './kind-names.ts'

/** Tickets that are linked with one of these vendors; of one with several nobody knows for whom it waited. */
async function linkedWith({ db }: Read, vendors: readonly string[]) {
  const ids = sql`${[...vendors]}::uuid[]`
  const { rows } = await sql<{ id: string; vendor_id: string }>`
    select l.work as id, min(l.vendor::text)::uuid as vendor_id from (
      select to_id as vendor, from_id as work from link where to_id = any(${ids})
      union select from_id, to_id from link where from_id = any(${ids})
    ) l join entity e on e.id = l.work and e.kind = any(${[...kindNames]}::text[]) and e.merged_into is null
    group by l.work having count(distinct l.vendor) = 1 order by l.work`.execute(db)
  return new Map(rows.map(({ id, vendor_id }) => [id, vendor_id]))
}

async function waited(
  ctx: Read,
  { vendors, from, until }: { vendors: readonly string[]; from: string; until: string },
) {
  const of = await linkedWith(ctx, vendors)
  const works = await visibleWork(ctx, [...of.keys()])
  const moves = await movesOf(ctx, works)
  const day = (at: string) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(ctx.actor.zone).toPlainDate().toString()
  return works.flatMap(({ id, key }) =>
    waitsOf(moves.get(id) ?? []).flatMap((wait): Kept[] => {
      const [began_at, kept_at] = [isoOf(wait.from), isoOf(wait.until)]
      const kept_on = day(kept_at)
      if (kept_on < from || kept_on > until) return []
      return [
        {
          id: `${id} ${wait.from}`,
          what: 'wait',
          vendor_id: of.get(id) ?? '',
          record_id: id,
          no: key,
          began_on: day(began_at),
          began_at,
          promised_on: null,
          kept_on,
          kept_at,
          value: null,
        },
      ]
    }),
  )
}

tellsPromises({ name: 'desk.waits', tells: 'wait', can: 'desk.read', find: waited })
