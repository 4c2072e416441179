import type { Found } from '#kit/visited'
import { ask } from '#kit/api'
import { work } from '#facets/work/contract'
import { recordFinder } from '#facets/records/ui/finders'
import { people } from '#modules/people/contract'
import { kindNames } from '../kind-names.ts'

export { findPeople, findPlaces } from '#modules/people/ui/finders'

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
