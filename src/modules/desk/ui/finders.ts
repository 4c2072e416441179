import { ask } from '#kit/api'
import { age } from '#kit/time-words'
import type { Found } from '#kit/visited'
import { work } from '#facets/work/contract'
import { recordFinder } from '#facets/records/ui/finders'
import { people } from '#modules/people/contract'
import { desk } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { askerOf } from './ticket-words.tsx'

import { findPeople, findPlaces } from '#modules/people/ui/finders'

export { findPeople, findPlaces }

const holding = (typed: string) => (text: string) => text.toLowerCase().includes(typed.toLowerCase())

export async function findTeams(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(people.teams, {}, signal)
  const fits = holding(text)
  return items
    .filter(({ name }) => fits(name))
    .map(({ id, name }) => ({ id, title: name, icon: 'users' as const, to: '/people/teams' }))
}

export async function findCategories(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(work.categories, {}, signal)
  const fits = holding(text)
  return items
    .filter(({ path }) => fits(path))
    .map(({ id, path }) => ({ id, title: path, icon: 'tag' as const, to: '/desk' }))
}

/** Tickets by number or words. */
export async function findTickets(text: string, signal?: AbortSignal): Promise<Found[]> {
  const finders = kindNames.map((kind) => recordFinder(kind, '', { icon: 'inbox', path: '/desk' }))
  return text.trim() === '' ? [] : (await Promise.all(finders.map((find) => find(text, signal)))).flat()
}

const quoted = (text: string) => `"${text.replaceAll('"', '')}"`

/** The same to choose among, when one must not be taken for another: who asks, how it stands and how old it is. */
export async function findToMerge(text: string, now: number, signal?: AbortSignal): Promise<Found[]> {
  const found = await findTickets(text, signal)
  if (found.length === 0) return []
  const q = `key:${found.map(({ sub }) => quoted(sub ?? '')).join(',')}`
  const { items } = await ask(desk.list, { q, limit: 100 }, signal)
  const rows = new Map(items.map((row) => [row.id, row]))
  return found.flatMap((one) => {
    const row = rows.get(one.id)
    if (!row) return []
    const { key, state_title, opened_at } = row
    const asker = askerOf(row)?.name
    const facts = [asker, state_title, age(Date.parse(opened_at), now)]
    return [
      { ...one, title: `${key} ${one.title}`, sub: facts.filter((fact) => fact !== undefined).join(' · ') },
    ]
  })
}

/** Whom an @ may mean. */
export const findMentionable = async (text: string) =>
  (await findPeople(text)).map(({ id, title, sub }) => ({ id, label: title, ...(sub && { sub }) }))
