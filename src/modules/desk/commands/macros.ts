import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { may } from '#kernel/actor'
import { newId } from '#kernel/ids'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { loadWork, type WorkRow } from '#facets/work/load'
import { type desk, MacroDefinition } from '../contract.ts'
import { filled, type Slots } from '../engine/fill.ts'
import { kindNames } from '../kinds.ts'
import { setsOf } from '../macro-sets.ts'
import { act, type Acted } from './act.ts'
import { tagTickets } from './tags.ts'

export async function listMacros({ db, actor }: Read) {
  const rows = await db
    .selectFrom('macro')
    .leftJoin('principal as team', 'team.id', 'macro.team_id')
    .select([
      'macro.id',
      'macro.title',
      'macro.definition',
      'macro.position',
      'team.id as team_id',
      'team.name as team_name',
    ])
    .where('macro.archived', '=', false)
    .where((eb) =>
      eb.or([
        eb('macro.team_id', 'is', null),
        ...(may(actor, 'desk.manage') ? [eb.lit(true)] : []),
        ...(actor.teams.length > 0 ? [eb('macro.team_id', 'in', actor.teams)] : []),
      ]),
    )
    .orderBy('macro.position')
    .orderBy('macro.title')
    .execute()
  return {
    items: rows.map(({ team_id, team_name, definition, ...macro }) => ({
      ...macro,
      team: team_id && team_name ? { id: team_id, name: team_name } : null,
      definition: MacroDefinition.parse(definition),
    })),
  }
}

export async function saveMacro(
  ctx: Write,
  { id = newId(), definition, ...rest }: Input<typeof desk.saveMacro>,
) {
  const row = { ...rest, definition: JSON.stringify(definition), updated_at: ctx.now }
  await ctx.db
    .insertInto('macro')
    .values({ id, ...row, created_by: ctx.actor.id })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  return { id }
}

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
      const slots = {
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

/** Takes all steps of a macro on each ticket: fields, tags, words filled in for that ticket, and the move. */
export async function applyMacro(ctx: Write, rows: readonly WorkRow[], macroId: string): Promise<Acted> {
  const { patch, html, as, verb, tags } = await macro(ctx, macroId)
  const slots = await slotsOf(ctx, rows)
  const first = await act(ctx, rows, { do: 'change', patch })
  let current = [...first.unchanged, ...first.changed.map(({ after }) => after)]
  const total: Acted = { changed: first.changed, unchanged: [], refused: [], comments: [] }
  const add = ({ changed, refused, comments }: Acted) => {
    total.changed.push(...changed)
    total.refused.push(...refused)
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
