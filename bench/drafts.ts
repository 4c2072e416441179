import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import type { OpenDb } from '#kernel/db'
import { createPeople } from '#modules/people/public'
import type { NewTicket } from '#modules/desk/public'
import type { Random } from '#lib/random'
import { subject } from './language.ts'

const minute = 60_000
/** So many are written in one transaction. */
export const batch = 500

/** People to ask and to help; their ids. */
export async function makePeople(
  doing: { db: OpenDb['db']; now: string },
  headcount: number,
  random: Random,
) {
  const people: string[] = []
  for (let n = 0; n < headcount; n += batch) {
    const drafts = Array.from({ length: Math.min(batch, headcount - n) }, (_, i) => ({
      given_name: random.pick(['Ana', 'Lena', 'Nils', 'Marit', 'Tomas', 'Priya', 'Jonas', 'Ute']),
      family_name: `${random.pick(['Vogt', 'Berge', 'Lund', 'Araya', 'Nair', 'Behrens', 'Brandt'])} ${n + i}`,
    }))
    const made = await writing({ ...doing, actor: system }, (ctx) => createPeople(ctx, drafts))
    people.push(...made.map(({ id }) => id))
  }
  return people
}

export interface Ground {
  people: readonly string[]
  teams: readonly string[]
  random: Random
  /** So many of the people have tickets in hand. */
  hands: number
  /** What a ticket's description is made of. */
  words: (random: Random) => string
  openStates: readonly string[]
  /** Nothing has moved later than this, in milliseconds. */
  until?: number
}

/** A ticket as an import brings it, opened at a moment and moved within three days. */
export function ticketDraft(ground: Ground, at: number, open: boolean): NewTicket {
  const { people, teams, random, hands, words, openStates, until = Infinity } = ground
  const created_at = new Date(at).toISOString()
  const moved = Math.max(at, Math.min(until, at + random.below(72 * 60) * minute))
  return {
    kind: random.below(3) === 0 ? 'request' : 'incident',
    title: subject(random),
    channel: 'portal',
    asked: true,
    impact: 1 + random.below(3),
    urgency: 1 + random.below(3),
    team_id: random.pick(teams),
    requester_id: random.pick(people),
    assignee_id: random.below(4) === 0 ? null : random.pick(people.slice(0, hands)),
    state: open ? random.pick(openStates) : 'closed',
    created_at,
    updated_at: new Date(moved).toISOString(),
    description: {
      html: `<p>${words(random)} ${words(random)}</p>`,
      author_id: random.pick(people),
      created_at,
    },
  }
}
