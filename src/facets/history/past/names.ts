import { say } from '#lib/words'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import type { Moment } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { seenAmong } from '#kernel/readable'
import { w } from '../words.ts'

/** Names for ids as they were then, as far as the reader may know them today. */
export async function namesThen(ctx: Read, ids: readonly string[], moment: Moment) {
  const [people, records] = [await namesOf(ctx, ids), await seenAmong(ctx, ids)]
  const then = await calledThen(ctx, [...records.keys()], moment)
  return (id: string): string => {
    const record = records.get(id)
    const name = people.get(id)
    if (name !== undefined) return then.get(id) ?? name
    return record
      ? `${record.key} ${then.get(id) ?? record.title}`
      : say(w.later('restricted'), ctx.actor.language)
  }
}
