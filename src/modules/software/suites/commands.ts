import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import { lockedEach, seen } from '#kernel/visible'
import type { software } from '../contract.ts'
import { type Ahead, countAhead, refreshPositions } from '../positions.ts'
import { suiteChanged } from './events.ts'
import { linkMembers, linksOf, within } from './links.ts'
import { memberProblem } from './policy.ts'

/** Says which further products belong to a suite; what does already stays. */
export async function addMembers(ctx: Write, { id, members }: Input<typeof software.addMembers>) {
  // A whole suite is counted before anything is locked.
  for (const one of [id, ...members]) await seen(ctx, one, 'product')
  const links = members.map((member_id) => ({ suite_id: id, member_id }))
  const ahead = await countAhead(ctx, [id, ...members], { links })
  // One after the other: a circle can close over suites that neither of two who close it touches.
  await sql`select pg_advisory_xact_lock(hashtext('suites of products'))`.execute(ctx.db)
  await lockedEach(ctx, [id, ...members])
  const ref = await seen(ctx, id, 'product')
  const inside = await within(ctx, members)
  const known = await membersNow(ctx, id)
  const added = [...new Set(members)].filter((one) => !known.has(one))
  for (const one of added) {
    const { title } = await seen(ctx, one, 'product')
    refuseIf(memberProblem(ref, { id: one, title, within: inside.get(one) ?? new Set() }))
  }
  if (added.length === 0) return done
  await linkMembers(
    ctx,
    added.map((member_id) => ({ suite_id: id, member_id })),
  )
  return told(ctx, ref, { added, removed: [] }, ahead)
}

export async function removeMembers(ctx: Write, { id, members }: Input<typeof software.removeMembers>) {
  const ref = await toChange(ctx, 'product', { id })
  const known = await membersNow(ctx, id)
  const removed = [...new Set(members)].filter((one) => known.has(one))
  if (removed.length === 0) return done
  await ctx.db
    .deleteFrom('suite_member')
    .where('suite_id', '=', id)
    .where('member_id', 'in', removed)
    .execute()
  return told(ctx, ref, { added: [], removed })
}

const membersNow = async (ctx: Write, id: string) =>
  new Set((await linksOf(ctx, [id])).flatMap((one) => (one.suite_id === id ? [one.member_id] : [])))

async function told(
  ctx: Write,
  ref: Awaited<ReturnType<typeof seen>>,
  change: { added: string[]; removed: string[] },
  ahead?: Ahead,
) {
  await saveEntity(ctx, ref, {})
  ctx.emit(suiteChanged, ref, change)
  await refreshPositions(ctx, [ref.id, ...change.added, ...change.removed], ahead)
  return done
}
