import { writing } from '#kernel/context'
import { system } from '#kernel/actor'
import type { OpenDb } from '#kernel/db'
import { newId } from '#kernel/ids'
import { addCalendars } from '#facets/clocks/calendars'
import { type Telling, tellClocks } from '#facets/clocks/clocks'
import { createPolicies } from '#facets/clocks/create'
import { startServiceLevels } from '#facets/clocks/service-levels'
import { addComments } from '#facets/comments/add'
import type { WorkRow } from '#facets/work/load'
import { createTeams } from '#modules/people/public'
import { openTickets } from '#modules/desk/public'
import { type Random, randomFrom } from '#lib/random'
import { batch, makePeople, ticketDraft } from './drafts.ts'
import { sentence } from './language.ts'

export interface Estate {
  people: string[]
  teams: string[]
}

interface Making {
  tickets: number
  people: number
  now: string
  seed: number
  /** Over so many days before `now` they were opened. */
  days?: number
  /** The clocks of what is closed are there too, and were told what happened. */
  lived?: boolean
}

const minute = 60_000

const states = ['new', 'in-work', 'waiting', 'waiting-supplier'] as const

/** What the clocks of a closed ticket were told: an answer, for a third a wait for a supplier, and the end. */
function happened(row: WorkRow, random: Random): Telling[] {
  const opened = Date.parse(row.opened_at)
  const total = Date.parse(row.updated_at) - opened
  const at = (share: number) => opened + Math.floor(total * share)
  const why = { key: 'clocks.why.state-there', values: { state: 'Closed' } }
  const waits: Telling[] =
    random.below(3) === 0
      ? [
          { entity_id: row.id, metric: 'resolution', fact: { is: 'paused', at: at(0.3), why } },
          { entity_id: row.id, metric: 'resolution', fact: { is: 'resumed', at: at(0.6), why } },
        ]
      : []
  return [
    { entity_id: row.id, metric: 'first_response', fact: { is: 'stopped', at: at(0.2), why } },
    ...waits,
    { entity_id: row.id, metric: 'resolution', fact: { is: 'stopped', at: at(1), why } },
  ]
}

/**
 * Fills an empty house: people, teams, a policy, and tickets with what people say on them, the same for the same
 * seed. A tenth of the tickets is open, with running clocks; they were opened over the days before `now`, two years unless said otherwise.
 */
export async function makeDesk(
  { db }: OpenDb,
  { tickets, people: headcount, now, seed, days = 2 * 365, lived = false }: Making,
  say: (line: string) => void,
): Promise<Estate> {
  const random = randomFrom(seed)
  const doing = { db, actor: system, now } as const
  const teams = await writing(doing, (ctx) =>
    createTeams(
      ctx,
      ['Service desk', 'Network', 'Workplace', 'Servers'].map((name) => ({ name })),
    ),
  )
  const people = await makePeople({ db, now }, headcount, random)
  const weekly = [1, 2, 3, 4, 5].map((day) => ({ day, start: 8 * 60, end: 17 * 60 }))
  const hours = { name: 'Office', zone: 'Europe/Oslo', always: false, weekly, days: [] }
  await writing(doing, async (ctx) => {
    const [calendar] = await addCalendars(ctx, [{ name: 'Office', definition: {}, hours, known_until: 2030 }])
    const targets = (['first_response', 'next_response', 'resolution'] as const).map((metric, n) => ({
      metric,
      minutes: [60, 120, 240, 480, 960].map((base) => base * (n === 2 ? 8 : 1)),
    }))
    await createPolicies(ctx, [
      {
        title: 'Office',
        definition: {
          scope: '',
          calendar_id: calendar?.id ?? '',
          targets,
          pauses: ['requester', 'supplier', 'date'],
          steps: [],
        },
      },
    ])
  })
  const teamIds = teams.map(({ id }) => id)
  const ground = { people, teams: teamIds, random, hands: 20, words: sentence, openStates: states }
  const end = Date.parse(now)
  const span = days * 24 * 60 * minute
  for (let n = 0; n < tickets; n += batch) {
    const count = Math.min(batch, tickets - n)
    const drafts = Array.from({ length: count }, (_, i) => {
      const at = end - span + Math.floor(((n + i) / tickets) * span)
      return ticketDraft(ground, at, random.below(10) === 0)
    })
    await writing({ ...doing, origin: 'import', request: { id: newId() } }, async (ctx) => {
      const rows = await openTickets(ctx, drafts)
      await addComments(
        ctx,
        rows.flatMap((on) =>
          Array.from({ length: random.below(5) }, () => ({
            on,
            kind: random.below(4) === 0 ? ('note' as const) : ('reply' as const),
            html: `<p>${sentence(random)}</p>`,
            author_id: random.pick(people),
            created_at: on.opened_at,
          })),
        ),
      )
      await startServiceLevels(
        ctx,
        rows.filter((row) => row.open || lived).map((row) => ({ row, asked: true })),
      )
      if (lived)
        await tellClocks(
          ctx,
          rows.flatMap((row) => (row.open ? [] : happened(row, random))),
        )
    })
    if ((n / batch) % 40 === 39) say(`${n + count} tickets`)
  }
  return { people, teams: teamIds }
}
