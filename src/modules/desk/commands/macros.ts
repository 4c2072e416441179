import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { loadWork, type WorkRow } from '#facets/work/load'
import type { desk } from '../contract.ts'
import type { MacroDefinition } from '../macro-contract.ts'
import { filled, type Slots } from '../engine/fill.ts'
import { kindNames } from '../kinds.ts'
import { setsOf } from '../macro-sets.ts'
import { listMacros } from '../queries/macros.ts'
import { act, type Acted, movable } from './act.ts'
import { tagTickets } from './tags.ts'

async function macro(ctx: Read, id: string): Promise<MacroDefinition> {
  const found = (await listMacros(ctx)).items.find((one) => one.id === id)
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  return found.definition
}

/** What fills a macro's gaps, for each ticket. */
async function slotsOf(ctx: Read, rows: readonly WorkRow[]): Promise<Map<string, Slots>> {
  const people = [
    ...new Set(
      rows.flatMap(({ requester_id, assignee_id }) =>
        [requester_id, assignee_id].filter((id) => id !== null),
      ),
    ),
  ]
  const found =
    people.length === 0
      ? []
      : await ctx.db.selectFrom('principal').select(['id', 'name']).where('id', 'in', people).execute()
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return new Map(
    rows.map((row) => {
      const requester = names.get(row.requester_id ?? '') ?? ''
      const slots: Required<Slots> = {
        key: row.key,
        title: row.title,
        requester: requester,
        'requester.first': requester.split(' ')[0] ?? '',
        assignee: names.get(row.assignee_id ?? '') ?? '',
        me: ctx.actor.name,
        'me.first': ctx.actor.name.split(' ')[0] ?? '',
      }
      return [row.id, slots]
    }),
  )
}

export async function fillMacro(ctx: Read, { id, macro_id }: Input<typeof desk.fillMacro>) {
  await seen(ctx, id, kindNames)
  const rows = await loadWork(ctx, [id])
  const definition = await macro(ctx, macro_id)
  const slots = (await slotsOf(ctx, rows)).get(id) ?? {}
  const sets = await setsOf(ctx, definition.patch)
  return {
    ...definition,
    sets,
    ...(definition.html !== undefined && { html: filled(definition.html, slots) }),
  }
}

/**
 * Takes all steps of a macro on each ticket: fields, tags, words filled in for that ticket, and the move. One that cannot
 * make the move is left as it was.
 */
export async function applyMacro(ctx: Write, rows: readonly WorkRow[], macroId: string): Promise<Acted> {
  const { patch, html, as, verb, tags } = await macro(ctx, macroId)
  const { ready, refused } =
    verb === undefined
      ? { ready: rows, refused: [] }
      : await movable(ctx, rows, { verb, assignee_id: patch.assignee_id })
  const slots = await slotsOf(ctx, ready)
  const first = await act(ctx, ready, { do: 'change', patch })
  let current = [...first.unchanged, ...first.changed.map(({ after }) => after)]
  const total: Acted = {
    changed: first.changed,
    unchanged: [],
    refused: [...refused, ...first.refused],
    comments: [],
  }
  const add = ({ changed, refused: stayed, comments }: Acted) => {
    total.changed.push(...changed)
    total.refused.push(...stayed)
    total.comments.push(...comments)
  }
  if (verb !== undefined) {
    const moved = await act(ctx, current, { do: 'move', verb })
    add(moved)
    current = moved.changed.map(({ after }) => after)
  }
  if (tags.length > 0) await tagTickets(ctx, current, { add: tags, remove: [] })
  if (html !== undefined && html !== '')
    for (const row of current)
      add(await act(ctx, [row], { do: as, html: filled(html, slots.get(row.id) ?? {}) }))
  return total
}
