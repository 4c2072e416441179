import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { system } from '#kernel/actor'
import { makeSiteGroup } from '#kernel/auth/sites'
import { type Write, writing } from '#kernel/context'
import { type EntityRef, saveEntity } from '#kernel/entity'
import { enqueue, task, type Working } from '#kernel/jobs'
import { withinPlaces } from '#facets/places/places'
import { audiences, type Belonging } from './audience.ts'
import { w } from './words.ts'

/** Lets those who work for a place see from now on what happens there, and soon what is there already. */
export async function openSite(ctx: Write, place: { id: string; title: string }) {
  if (await makeSiteGroup(ctx, place)) await enqueue(ctx, showAtSite, { place_id: place.id })
}

const batch = 200

/** Work that was there before is shown to those who work for its place by now. */
export const showAtSite = task('work.show-at-site', {
  title: w.later('task.show-at-site'),
  input: z.object({ place_id: Id }),
  async run({ db, progress }: Working, { place_id }) {
    let after = '00000000-0000-0000-0000-000000000000'
    let done = 0
    for (;;) {
      const last = await writing({ db, actor: system, origin: 'system' }, (ctx) =>
        showSome(ctx, place_id, after),
      )
      if (last === undefined) return { done }
      after = last.id
      done += last.n
      await progress({ done })
    }
  },
})

async function showSome(ctx: Write, placeId: string, after: string) {
  const { rows } = await sql<Belonging & EntityRef>`
    select t.id, t.kind, t.key, t.title, t.audience_id, t.team_id, t.place_id, t.restricted from work t
    where ${withinPlaces(sql.ref('t.place_id'), [placeId])} and t.id > ${after}::uuid
    order by t.id limit ${batch}::int for update`.execute(ctx.db)
  const audience = audiences(ctx)
  for (const row of rows) {
    const audience_id = await audience(row)
    if (audience_id !== row.audience_id) await saveEntity(ctx, row, { audience_id })
  }
  const id = rows.at(-1)?.id
  return id === undefined ? undefined : { id, n: rows.length }
}
