import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { needWhole } from '#kernel/auth/whole'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { sameAsRead } from '#kernel/stale'
import { w as house } from '#kernel/words'
import { type desk } from '../contract.ts'
import { MacroChanged, MacroDefinition, type MacroPart } from '../macro-contract.ts'
import { refuseGaps } from '../policy.ts'

type Part = z.output<typeof MacroPart>
interface Kept {
  title: string
  team_id: string | null
  definition: MacroDefinition
  position: number
  archived: boolean
}

/** A macro is no record of its own: the staff, who use it, see what happens to it. */
async function tell(ctx: Write, id: string, { title, archived }: Kept, changed: Part[]) {
  const subject = { id, kind: 'macro', audience_id: await audienceOf(ctx, [staff]) }
  ctx.emit(MacroChanged, subject, { title, archived, changed })
}

/** Each part of a macro that a change can be told of. */
const partsOf = ({ title, team_id, definition, position, archived }: Kept): [Part, unknown][] => [
  ['title', title],
  ['team', team_id],
  ['words', [definition.html ?? '', definition.as]],
  ['move', definition.verb ?? null],
  ['fields', definition.patch],
  ['tags', definition.tags],
  ['order', position],
  ['archived', archived],
]

function differing(before: Kept, after: Kept): Part[] {
  const was = new Map(partsOf(before))
  return partsOf(after).flatMap(([part, value]) => (isDeepStrictEqual(value, was.get(part)) ? [] : [part]))
}

const columnsOf = (ctx: Write, { definition, ...kept }: Kept) => ({
  ...kept,
  definition: JSON.stringify(definition),
  updated_at: ctx.now,
})

export async function addMacro(ctx: Write, draft: Input<typeof desk.addMacro>) {
  needWhole(ctx.actor, 'desk.manage', draft.team_id)
  refuseIf(refuseGaps(draft.definition.html))
  const id = newId()
  const kept: Kept = { ...draft, archived: false }
  await ctx.db
    .insertInto('macro')
    .values({ id, ...columnsOf(ctx, kept), created_by: ctx.actor.id })
    .execute()
  await tell(ctx, id, kept, [])
  return { id, version: 1 }
}

export async function changeMacro(ctx: Write, { id, version, ...given }: Input<typeof desk.changeMacro>) {
  refuseIf(refuseGaps(given.definition?.html))
  const row = await ctx.db
    .selectFrom('macro')
    .select(['title', 'team_id', 'definition', 'position', 'archived', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  for (const team of [row.team_id, given.team_id ?? row.team_id]) needWhole(ctx.actor, 'desk.manage', team)
  await sameAsRead(ctx, { id, yours: version, theirs: row.version })
  const before: Kept = { ...row, definition: MacroDefinition.parse(row.definition) }
  const after: Kept = {
    title: given.title ?? before.title,
    team_id: given.team_id === undefined ? before.team_id : given.team_id,
    definition: given.definition ?? before.definition,
    position: given.position ?? before.position,
    archived: given.archived ?? before.archived,
  }
  const changed = differing(before, after)
  if (changed.length === 0) return { id, version }
  await ctx.db
    .updateTable('macro')
    .set({ ...columnsOf(ctx, after), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
  await tell(ctx, id, after, changed)
  return { id, version: version + 1 }
}
