import { sql } from 'kysely'
import { say, titleSaid } from '#lib/words'
import type { Values } from '#lib/past/fold'
import type { Read } from '#kernel/context'
import { fieldsAs, type Moment, type Past, type PastField, tells } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import type { Seen } from '#kernel/visible'
import { customSaid, customThen } from '#facets/custom-fields/public'
import { CategoryChanged, WorkChanged, workFields, WorkMapped, WorkMoved, workPatch } from './contract.ts'
import { stateOf } from './engine/workflow.ts'
import { TimeCorrected, TimeRemoved, TimeRestored, TimeSpent } from './time-contract.ts'
import { levelTitle, w } from './words.ts'
import { workflowsById, workKinds } from './workflows.ts'

const record = { reads: 'record' } as const
const shown: Readonly<Record<string, PastField>> = {
  ...fieldsAs(workFields, { title: {}, state: {}, priority: {}, impact: {}, urgency: {} }),
  ...fieldsAs(workPatch, {
    category_id: {},
    team_id: record,
    assignee_id: record,
    requester_id: record,
    place_id: record,
  }),
  ...fieldsAs(workFields, {
    hold_until: { reads: 'instant' },
    opened_at: { reads: 'instant' },
    solved_at: { reads: 'instant' },
    word: {},
    restricted: { reads: 'switch' },
  }),
  ...fieldsAs(workPatch, { custom: {} }),
  time: { title: w.later('past.time'), many: true, inside: true },
}
/** What is looked up with them, and not told by itself. */
const besides = ['workflow_id', 'phase']
const touches = [...Object.keys(shown), ...besides].filter((name) => name !== 'time' && name !== 'opened_at')

interface Changed {
  readonly before: Values
  readonly after: Values
  readonly workflow_id?: string | undefined
}
const changed = ({ before, after, workflow_id }: Changed) =>
  workflow_id === undefined
    ? { before, after }
    : { before: { workflow_id, ...before }, after: { workflow_id, ...after } }

async function now(ctx: Read, { id, inside }: Seen): Promise<Values> {
  const row = await ctx.db.selectFrom('work').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return {}
  const { rows } = await sql<{ entry_id: string; minutes: number }>`
    select id as entry_id, minutes from time_entry where work_id = ${id}::uuid and removed_at is null order by created_at, id`.execute(
    ctx.db,
  )
  const values: Record<string, unknown> = Object.fromEntries(
    [...touches, 'opened_at'].map((name) => [name, row[name as keyof typeof row]]),
  )
  if (!inside) delete values['restricted']
  return { ...values, time: rows }
}

interface Spent {
  minutes: number
}
async function stateTitle(ctx: Read, { workflow_id, state }: Values): Promise<string> {
  const flow = (await workflowsById(ctx, [String(workflow_id)])).get(String(workflow_id))
  return titleSaid((flow && stateOf(flow, String(state))?.title) ?? String(state), ctx.actor.language)
}

async function categoryPath(ctx: Read, id: unknown, moment: Moment): Promise<string> {
  if (typeof id !== 'string') return ''
  const found = await ctx.db.selectFrom('category').select('path').where('id', '=', id).executeTakeFirst()
  return (await calledThen(ctx, [id], moment)).get(id) ?? found?.path ?? ''
}

export const workPast: Past = {
  of: (kind) => workKinds().includes(kind),
  fields: shown,
  called: 'title',
  now,
  tells: [
    tells(WorkChanged, touches, changed),
    tells(WorkMoved, touches, changed),
    tells(WorkMapped, ['workflow_id', 'state', 'phase', 'solved_at', 'hold_until'], changed),
    tells(TimeSpent, ['time'], ({ entry_id, minutes }) => ({ put: { time: [{ entry_id, minutes }] } })),
    tells(TimeRestored, ['time'], ({ entry_id, minutes }) => ({ put: { time: [{ entry_id, minutes }] } })),
    tells(TimeRemoved, ['time'], ({ entry_id, minutes }) => ({ took: { time: [{ entry_id, minutes }] } })),
    tells(TimeCorrected, ['time'], ({ entry_id, before, after }) => ({
      took: { time: [{ entry_id, minutes: before.minutes }] },
      put: { time: [{ entry_id, minutes: after.minutes }] },
    })),
  ],
  async opens(ctx, { kind }, { custom }, moment) {
    return custom === undefined ? {} : { custom: await customThen(ctx, kind, custom as Values, moment) }
  },
  async say(ctx, { kind }, values, moment) {
    const { language } = ctx.actor
    const level = (value: unknown) => (typeof value === 'number' ? say(levelTitle(value), language) : '')
    const time = Array.isArray(values['time']) ? (values['time'] as Spent[]) : []
    return {
      state: await stateTitle(ctx, values),
      category_id: await categoryPath(ctx, values['category_id'], moment),
      impact: level(values['impact']),
      urgency: level(values['urgency']),
      word: say(w.later(values['word'] === 'them' ? 'turn.them' : 'turn.us'), language),
      custom: await customSaid(ctx, kind, (values['custom'] ?? {}) as Values, moment),
      time: time.map(({ minutes }) => say(w.later('past.minutes', { minutes }), language)),
    }
  },
}

/** What a category was called. */
export const categoryNames: Past = {
  of: (kind) => kind === 'category',
  fields: { path: { title: w.later('field.category') } },
  called: 'path',
  now: async () => ({}),
  tells: [tells(CategoryChanged, ['path'], ({ before, after }) => ({ ...(before && { before }), after }))],
}
