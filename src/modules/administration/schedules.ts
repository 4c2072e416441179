import type { Read } from '#kernel/context'
import { allSchedules } from '#kernel/known-work'

/** What the clock starts, and when it last did. */
export async function listSchedules(ctx: Read) {
  const rows = await ctx.db.selectFrom('schedule').select(['name', 'last_run']).execute()
  const ran = new Map(rows.map(({ name, last_run }) => [name, last_run]))
  const items = allSchedules().map(({ name, title, everySeconds }) => ({
    name,
    title,
    every_seconds: everySeconds,
    last_run: ran.get(name) ?? null,
  }))
  return { items }
}
