import { titleSaid } from '#lib/words'
import type { Read } from '#kernel/context'
import { allSchedules } from '#kernel/known-work'

/** What the clock starts, and when it last did; also why it has not since. */
export async function listSchedules(ctx: Read) {
  const rows = await ctx.db.selectFrom('schedule').select(['name', 'last_run', 'last_error']).execute()
  const ran = new Map(rows.map((row) => [row.name, row]))
  const items = allSchedules().map(({ name, title, everySeconds }) => ({
    name,
    title: titleSaid(title, ctx.actor.language),
    every_seconds: everySeconds,
    last_run: ran.get(name)?.last_run ?? null,
    error: ran.get(name)?.last_error ?? null,
  }))
  return { items }
}
