import { isoOf } from '#lib/time/instant'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { addComments, type NewComment } from '#facets/comments/add'
import type { Happening } from '#facets/clocks/engine/retell'
import { type Lived, retellServiceLevels } from '#facets/clocks/retell'
import { w as clocks } from '#facets/clocks/words'
import { WorkChanged, WorkMoved } from '#facets/work/contract'
import { priorityOf, usualMatrix } from '#facets/work/engine/priority'
import { stateOf } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import { TimeSpent } from '#facets/work/time-contract'
import { type NewTicket, openTickets } from '../commands/open.ts'
import { TicketDescribed, TicketReplied } from '../events.ts'
import { usualWorkflow } from '../kinds.ts'
import { w } from '../words.ts'
import { type Course, courseOf, type Step } from './course.ts'
import type { Life } from './life.ts'

/** Ids by name. */
export interface Names {
  readonly people: (name: string) => string
  readonly places: ReadonlyMap<string, string>
  readonly categories: ReadonlyMap<string, string>
  /** The number of each life. */
  readonly keys: ReadonlyMap<object, string>
  /** Of the ticket that others became one with. */
  readonly lead: string | undefined
}

interface Told {
  readonly life: Life
  readonly course: Course
  readonly row: WorkRow
}

const html = (text: string) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`
const title = (state: string) => stateOf(usualWorkflow, state)?.title ?? state

function draftOf(
  { life, course }: Omit<Told, 'row'>,
  { people, places, categories, keys }: Names,
): NewTicket {
  const { stands } = course
  const by = people(life.asks)
  const at = isoOf(life.opened)
  return {
    key: keys.get(life),
    kind: life.kind,
    title: life.title,
    channel: life.channel,
    asked: true,
    requester_id: by,
    place_id: places.get(life.site),
    category_id: categories.get(life.category),
    impact: stands.weight[0],
    urgency: stands.weight[1],
    assignee_id: stands.assignee === null ? null : people(stands.assignee),
    state: stands.state,
    word: stands.word,
    solved_at: stands.solved_at,
    cause: stands.cause,
    resolution: stands.resolution,
    created_at: at,
    created_by: by,
    updated_at: isoOf(stands.updated),
    description: { html: html(life.words), author_id: by, created_at: at, outside: true },
    tags: life.tags,
  }
}

/** Writes tickets with all that has happened to them, in one go; told as of then by whoever did it. Gives the rows, in order. */
export async function tellLives(ctx: Write, lives: readonly Life[], names: Names): Promise<WorkRow[]> {
  const courses = lives.map((life) => ({ life, course: courseOf(life) }))
  const rows = await openTickets(
    ctx,
    courses.map((one) => draftOf(one, names)),
  )
  const told = courses.flatMap((one, n): Told[] => {
    const row = rows[n]
    return row ? [{ ...one, row }] : []
  })
  await sayAll(ctx, told, names)
  spendAll(ctx, told, names)
  for (const one of told) for (const step of one.course.steps) tellStep(ctx, one.row, step, names)
  await retellServiceLevels(
    ctx,
    told.map((one) => livedOf(one, names)),
  )
  return rows
}

async function sayAll(ctx: Write, told: readonly Told[], { people }: Names) {
  const words = told.flatMap(({ row, course }) =>
    course.steps.flatMap(({ at, by, says }) => (says ? [{ row, at, by: people(by), says }] : [])),
  )
  const said = await addComments(
    ctx,
    words.map(({ row, at, by, says }): NewComment => ({
      on: row,
      kind: says.kind,
      html: html(says.text),
      author_id: by,
      outside: says.outside,
      created_at: isoOf(at),
      recipients:
        says.kind === 'reply' && !says.outside && row.requester_id !== null
          ? [{ id: row.requester_id, name: '' }]
          : [],
    })),
  )
  for (const [n, { id }] of said.entries()) {
    const one = words[n]
    if (one?.says.kind !== 'reply') continue
    const { row, at, by, says } = one
    ctx.emit(
      TicketReplied,
      row,
      { comment_id: id, by: says.outside ? 'them' : 'us', was: says.was },
      { at: isoOf(at), by: { id: by } },
    )
  }
}

function spendAll(ctx: Write, told: readonly Told[], { people }: Names) {
  const entries = told.flatMap(({ row, course }) =>
    course.steps.flatMap(({ at, by, spends }) =>
      spends
        ? [
            {
              row,
              entry: {
                id: newId(),
                work_id: row.id,
                person_id: people(by),
                ...spends,
                spent_on: isoOf(at).slice(0, 10),
                created_at: isoOf(at),
              },
            },
          ]
        : [],
    ),
  )
  if (entries.length === 0) return
  ctx.later(
    insertRows(
      'time_entry',
      entries.map(({ entry }) => entry),
    ).execute(ctx.db),
  )
  for (const { row, entry } of entries) {
    const { id: entry_id, person_id, minutes, spent_on, created_at } = entry
    ctx.emit(
      TimeSpent,
      row,
      { entry_id, person_id, minutes, spent_on },
      { granted: false, at: created_at, by: { id: person_id } },
    )
  }
}

/** What a deed told beside its words. */
function tellStep(
  ctx: Write,
  row: WorkRow,
  { at: ms, by: name, gives, weighs, moves, found }: Step,
  { people }: Names,
) {
  const options = { at: isoOf(ms), by: { id: people(name) } }
  if (gives) {
    const from = gives.from === null ? null : people(gives.from)
    ctx.emit(
      WorkChanged,
      row,
      { before: { assignee_id: from }, after: { assignee_id: people(gives.to) } },
      options,
    )
  }
  if (weighs) ctx.emit(WorkChanged, row, { before: weighs.before, after: weighs.after }, options)
  if (moves) {
    const { verb, from, to, before, after } = moves
    const state = stateOf(usualWorkflow, to)
    ctx.emit(
      WorkMoved,
      row,
      { from, to, to_title: title(to), verb, phase: state?.phase ?? 'active', before, after },
      options,
    )
  }
  if (found) ctx.emit(TicketDescribed, row, { before: { cause: '', resolution: '' }, after: found }, options)
}

const stand = (state: string) => {
  const found = stateOf(usualWorkflow, state)
  return { phase: found?.phase ?? ('new' as const), waits_for: found?.waits_for, hold_until: null }
}

/** What the clocks heard of it. */
function livedOf({ row, life, course }: Told, { people, lead }: Names): Lived {
  const priority = priorityOf(usualMatrix, ...life.weight)
  let label = `P${priority}`
  const begins = { at: life.opened, priority, label, asked: true }
  const happened = course.steps.flatMap(({ at, by, says, moves, weighs }): Happening[] => {
    const who = people(by)
    const all: Happening[] = []
    if (weighs) {
      const before = label
      label = `P${weighs.priority}`
      all.push({
        is: 'weighed',
        at,
        priority: weighs.priority,
        label,
        why: clocks.later('why.priority', { who, before, after: label }),
      })
    }
    if (moves)
      all.push({
        is: 'moved',
        at,
        from: stand(moves.from),
        to: stand(moves.to),
        why: clocks.later('why.state', { who, state: title(moves.to) }),
      })
    if (says?.kind === 'reply' && !says.outside)
      all.push({ is: 'answered', at, why: clocks.later('why.reply', { who }) })
    if (says?.outside) all.push({ is: 'asked', at, why: clocks.later('why.asked', { who }) })
    return all
  })
  if (life.merged)
    happened.push({ is: 'gone', at: life.merged.at, why: w.later('why.merged', { key: lead ?? '' }) })
  return { row, begins, happened }
}
