import { system } from '#kernel/actor'
import { type Write, writing } from '#kernel/context'
import type { OpenDb } from '#kernel/db'
import { newId } from '#kernel/ids'
import { addCalendars } from '#facets/clocks/calendars'
import { type Telling, tellClocks } from '#facets/clocks/clocks'
import { createPolicies } from '#facets/clocks/create'
import { startServiceLevels } from '#facets/clocks/service-levels'
import { addComments } from '#facets/comments/add'
import type { WorkRow } from '#facets/work/load'
import { createTeams } from '#modules/people/public'
import { type NewTicket, openTickets } from '#modules/desk/public'
import { type Random, randomFrom } from '#lib/random'
import { batch, type Ground, makePeople, ticketDraft } from '../drafts.ts'
import { addFields, customOf } from './fields.ts'
import { remark } from './words.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** What is made by command was opened within so many days before `now`; whoever copies it moves it by these. */
export const spanDays = 14

export interface Wanted {
  /** Tickets made by command. */
  closed: number
  open: number
  people: number
  now: string
  seed: number
}

const teamNames = ['Service desk', 'Network', 'Workplace', 'Servers', 'Applications', 'Telephony', 'Printing',
  'Security', 'Warehouse systems', 'Shipyard', 'Finance systems', 'Field service'] // prettier-ignore

/** Office hours in UTC: moved by whole weeks, what is due moves by just as much. */
const hours = {
  name: 'Office',
  zone: 'UTC',
  always: false,
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ day: weekday, start: 8 * 60, end: 17 * 60 })),
  days: [],
}
const officeDay = 9 * 60
const targets = [
  { metric: 'first_response', minutes: [30, 60, 120, 240, 480] },
  { metric: 'next_response', minutes: [60, 120, 240, 480, 960] },
  { metric: 'resolution', minutes: [2, 20, 60, 120, 200].map((days) => days * officeDay) },
] as const

async function promise(ctx: Write) {
  const [calendar] = await addCalendars(ctx, [{ name: 'Office', definition: {}, hours, known_until: 2030 }])
  const definition = {
    scope: '',
    calendar_id: calendar?.id ?? '',
    targets: targets.map(({ metric, minutes }) => ({ metric, minutes: [...minutes] })),
    pauses: ['requester' as const, 'supplier' as const, 'date' as const],
    steps: [],
  }
  await createPolicies(ctx, [{ title: 'Office', definition }])
}

/** What the clocks of a ticket were told: an answer, waits, and of what is closed the end. */
function happened(row: WorkRow, random: Random, now: number): Telling[] {
  const from = Date.parse(row.opened_at)
  const until = Math.min(now, Date.parse(row.updated_at))
  const at = (share: number) => from + Math.floor((until - from) * share)
  const telling = (
    metric: 'first_response' | 'resolution',
    is: 'paused' | 'resumed' | 'stopped',
    share: number,
    state: string,
  ): Telling => ({
    entity_id: row.id,
    metric,
    fact: { is, at: at(share), why: { key: 'clocks.why.state-there', values: { state: [state] } } },
  })
  const waits = row.state.startsWith('waiting')
  const waited = !waits && random.below(3) === 0
  return [
    ...(row.open && random.below(5) === 0 ? [] : [telling('first_response', 'stopped', 0.2, 'In work')]),
    ...(waited
      ? [telling('resolution', 'paused', 0.3, 'Waiting'), telling('resolution', 'resumed', 0.6, 'In work')]
      : []),
    ...(waits ? [telling('resolution', 'paused', 0.5, 'Waiting')] : []),
    ...(row.open ? [] : [telling('resolution', 'stopped', 1, 'Closed')]),
  ]
}

const openStates = ['new', 'new', 'in-work', 'in-work', 'in-work', 'in-work', 'waiting', 'waiting-supplier']

/** With a value of each own field of its kind. */
function draft(ground: Ground, at: number, open: boolean): NewTicket {
  const ticket = ticketDraft(ground, at, open)
  return { ...ticket, custom: customOf(ticket.kind, ground.random) }
}

/** Four words to each ticket on the average, and exactly so over every five. */
const repliesOf = (n: number) => (n % 5) * 2

async function openSome(ctx: Write, drafts: readonly NewTicket[], from: number, ground: Ground, now: number) {
  const { people, random } = ground
  const rows = await openTickets(ctx, drafts)
  await addComments(
    ctx,
    rows.flatMap((on, n) => {
      const opened = Date.parse(on.opened_at)
      const lasted = Date.parse(on.updated_at) - opened
      const count = repliesOf(from + n)
      return Array.from({ length: count }, (_, i) => ({
        on,
        kind: random.below(4) === 0 ? ('note' as const) : ('reply' as const),
        html: `<p>${remark(random)}</p>`,
        author_id: random.pick(people),
        created_at: new Date(opened + Math.floor((lasted * (i + 1)) / (count + 1))).toISOString(),
      }))
    }),
  )
  await startServiceLevels(
    ctx,
    rows.map((row) => ({ row, asked: true })),
  )
  await tellClocks(
    ctx,
    rows.flatMap((row) => happened(row, random, now)),
  )
}

/** A desk by the house's own commands, as an import brings it: people, teams, a policy, fields, tickets with all that lies on them. */
export async function makeBase(
  { db }: OpenDb,
  { closed, open, people: headcount, now, seed }: Wanted,
  say: (line: string) => void,
): Promise<void> {
  const random = randomFrom(seed)
  const doing = { db, now }
  const people = await makePeople(doing, headcount, random)
  say(`${headcount} people`)
  const teams = await writing({ ...doing, actor: system }, async (ctx) => {
    await promise(ctx)
    return createTeams(
      ctx,
      teamNames.map((name) => ({ name })),
    )
  })
  await addFields(doing)
  const end = Date.parse(now)
  const ground: Ground = {
    people,
    teams: teams.map(({ id }) => id),
    random,
    hands: 200,
    words: remark,
    openStates,
    until: end - minute,
  }
  const total = closed + open
  for (let n = 0; n < total; n += batch) {
    const drafts = Array.from({ length: Math.min(batch, total - n) }, (_, i) => {
      const place = n + i
      const at = end - spanDays * day + Math.floor((place / total) * spanDays * day)
      // Spread evenly among the closed, the same in every run.
      const isOpen = Math.floor(((place + 1) * open) / total) > Math.floor((place * open) / total)
      return draft(ground, at, isOpen)
    })
    await writing({ ...doing, actor: system, origin: 'import', request: { id: newId() } }, (ctx) =>
      openSome(ctx, drafts, n, ground, end),
    )
    if ((n / batch) % 10 === 9) say(`${n + drafts.length} tickets by command`)
  }
}
