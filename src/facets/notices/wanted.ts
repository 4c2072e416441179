import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { keptEach } from '#kernel/standing'
import { together } from '#kernel/together'
import { Choice, type Wishes } from './contract.ts'
import type { Wanted } from './engine/plan.ts'
import { hoursOfPeople } from './hours.ts'
import type { NoticeKind } from './kinds.ts'

/** What holds for whoever has said nothing: a digest in the morning, and quiet outside their working hours. */
export const usualWishes: Wishes = {
  choices: {},
  digest_minute: 8 * 60,
  quiet_from: null,
  quiet_to: null,
  only_at_work: true,
  urgent: true,
}

/** What somebody chose for a kind; what the kind leaves no choice in stays as usual. */
export function choiceOf({ choices }: Pick<Wishes, 'choices'>, kind: NoticeKind): Choice {
  const chosen = Choice.safeParse(choices[kind.name]).data ?? kind.usual
  return kind.mailsItself ? { ...chosen, mail: 'no' } : chosen
}

export const wishesOf = (ctx: Pick<Read, 'db'>, people: readonly string[]): Promise<Map<string, Wishes>> =>
  keptEach(ctx, 'notices.wishes', people, async (asked) => {
    const rows = await ctx.db
      .selectFrom('notice_wish')
      .selectAll()
      .where('person_id', '=', sql<string>`any(${asked}::uuid[])`)
      .execute()
    const own = new Map(
      rows.map(({ person_id, choices, ...rest }) => [
        person_id,
        { ...rest, choices: choices as Wishes['choices'] },
      ]),
    )
    return new Map(asked.map((id) => [id, own.get(id) ?? usualWishes]))
  })

interface Reader {
  readonly id: string
  readonly zone: string
}

/** How each of these people wants to be told, as the engine takes it, and their choices. */
export async function wantedBy(ctx: Read, readers: readonly Reader[]) {
  const ids = readers.map(({ id }) => id)
  const [wishes, hours] = await together(wishesOf(ctx, ids), hoursOfPeople(ctx, ids))
  return new Map(
    readers.map(({ id, zone }) => {
      const { choices: _, ...rest } = wishes.get(id) ?? usualWishes
      const wanted: Wanted = { ...rest, zone, hours: hours.get(id) }
      return [id, { wanted, wishes: wishes.get(id) ?? usualWishes }] as const
    }),
  )
}
