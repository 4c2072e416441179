import { type WorkingCalendar, roundTheClock } from '#lib/time/calendar'
import { type KeptFact, clocksOf } from '#facets/clocks/clocks'
import { addCalendars } from '#facets/clocks/calendars'
import { createPolicies } from '#facets/clocks/create'
import type { Metric, PolicyDefinition } from '#facets/clocks/schemas'
import { followChanges, startServiceLevels } from '#facets/clocks/service-levels'
import type { Need } from '#facets/work/engine/workflow'
import type { WorkPatch } from '#facets/work/contract'
import { loadWork, type WorkRow } from '#facets/work/load'
import { moveWork } from '#facets/work/move'
import { type NewWork, openWork } from '#facets/work/open'
import { type Change, changeWork } from '#facets/work/save'
import { workflowsById } from '#facets/work/workflows'
import type { Write } from '#kernel/context'
import type { Someone, world } from './world.ts'

type World = Awaited<ReturnType<typeof world>>

/** Bergen: Monday to Friday, 8 to 12 and 13 to 18. */
export const bergen: WorkingCalendar = {
  name: 'Bergen',
  zone: 'Europe/Oslo',
  always: false,
  weekly: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, start: 480, end: 720 },
    { day, start: 780, end: 1080 },
  ]),
  days: [],
}

/** A moment of the week that begins on Monday 7 November 2044, by the clock on the wall in Bergen: `Tue 11:00`. */
export function at(wall: string): string {
  const [day = '', time = ''] = wall.split(' ')
  const n = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day)
  return Temporal.PlainDate.from('2044-11-07')
    .add({ days: n })
    .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: time })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' })
}

/** What a moment is called by that clock. */
export const wall = (ms: number | null | undefined) => {
  if (ms === null || ms === undefined) return null
  const moment = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/Oslo')
  const day = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][moment.dayOfWeek]
  return `${day} ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** Service levels for tests of clocks: hours, promises, and work that is opened, changed and moved at any moment. */
export async function serviceLevels({ write, read }: World) {
  const made = await write(undefined, (ctx) =>
    addCalendars(ctx, [
      { name: 'Bergen', definition: {}, hours: bergen, known_until: 2050 },
      { name: 'Always', definition: {}, hours: roundTheClock('Always'), known_until: 2050 },
    ]),
  )
  const [hours, always] = [made[0]?.id ?? '', made[1]?.id ?? '']

  const promise = (definition: Partial<PolicyDefinition> = {}, title = 'Everything') =>
    write(undefined, async (ctx) => {
      const targets = [{ metric: 'resolution', minutes: [60, 120, 240, 480, 960] } as const]
      const full = { scope: '', calendar_id: hours, targets: [...targets], steps: [], ...definition }
      const [policy] = await createPolicies(ctx, [
        { title, definition: { pauses: ['requester', 'supplier', 'date'], ...full } as PolicyDefinition },
      ])
      if (!policy) throw new Error('no policy was made')
      return policy
    })

  interface Opening extends Partial<NewWork> {
    kind?: 'incident' | 'request'
    asked?: boolean
    by?: Someone
  }
  const open = ({ kind = 'incident', asked = false, by, ...draft }: Opening, when: string) =>
    write(
      by,
      async (ctx) => {
        const [row] = await openWork(ctx, kind, [{ title: 'Vault hangs', ...draft }])
        if (!row) throw new Error('nothing was opened')
        await startServiceLevels(ctx, [{ row, asked }])
        return row.id
      },
      when,
    )

  const one = async (ctx: Write, id: string): Promise<WorkRow> => {
    const [row] = await loadWork(ctx, [id], { lock: true })
    if (!row) throw new Error('not loaded')
    return row
  }
  const change = (id: string, patch: WorkPatch, when: string, by?: Someone) =>
    write(by, async (ctx) => followChanges(ctx, await changeWork(ctx, [await one(ctx, id)], patch)), when)
  const move = (id: string, verb: string, when: string, also: Change = {}, by?: Someone) =>
    write(
      by,
      async (ctx) => {
        const row = await one(ctx, id)
        const flow = (await workflowsById(ctx, [row.workflow_id])).get(row.workflow_id)
        if (!flow) throw new Error('no workflow')
        const known = new Set<Need>(['resolution', 'children-closed', 'hold-until', 'assignee'])
        await followChanges(ctx, [await moveWork(ctx, flow, row, { verb, known, also })])
        return ctx.request.id
      },
      when,
    )
  const clock = async (id: string, metric: Metric = 'resolution') => {
    const found = (await read(undefined, (ctx) => clocksOf(ctx, [id]))).find((row) => row.metric === metric)
    if (!found) throw new Error(`no clock of ${metric}`)
    return found
  }
  const due = async (id: string, metric: Metric = 'resolution') => wall((await clock(id, metric)).row.due_at)
  const work = async (id: string) => {
    const [row] = await read(undefined, (ctx) => loadWork(ctx, [id]))
    return row
  }
  return { always, promise, open, change, move, clock, due, work, one }
}

/** Facts without who said them, their moments by the clock on the wall. */
export const told = (facts: readonly KeptFact[]) => facts.map(({ fact }) => `${fact.is} ${wall(fact.at)}`)
