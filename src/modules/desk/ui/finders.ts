import type { Found } from '#kit/visited'
import { ask } from '#kit/api'
import { people } from '#modules/people/contract'
import { work } from '#facets/work/contract'
import { records } from '#facets/records/contract'
import { kindNames } from '../kind-names.ts'

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`

/** People by the beginning of a name, for pickers. */
export async function findPeople(text: string, signal?: AbortSignal): Promise<Found[]> {
  const q = text.trim() === '' ? '' : `${text.trim().replaceAll(/["\\()]/g, ' ')}*`
  const { items } = await ask(people.list, { q, limit: 12 }, signal)
  return items.map(({ id, key, name, job_title, department }) => ({
    id,
    title: name,
    sub: [job_title, department?.name].filter(Boolean).join(', '),
    icon: 'user' as const,
    to: `/people/${key}`,
  }))
}

export async function findTeams(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(people.teams, {}, signal)
  const typed = text.toLowerCase()
  return items
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .map(({ id, name }) => ({ id, title: name, icon: 'users' as const, to: '/people/teams' }))
}

export async function findCategories(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(work.categories, {}, signal)
  const typed = text.toLowerCase()
  return items
    .filter(({ path }) => path.toLowerCase().includes(typed))
    .map(({ id, path }) => ({ id, title: path, icon: 'tag' as const, to: '/desk' }))
}

/** Records by words or number; tickets only, or places only. */
const findRecords = (kinds: readonly string[]) => async (text: string, signal?: AbortSignal) => {
  if (text.trim() === '') return []
  const { groups } = await ask(
    records.search,
    { q: quoted(text).slice(1, -1), kinds: [...kinds], limit: 12 },
    signal,
  )
  return groups.flatMap(({ items }) =>
    items.map(({ id, key, title }): Found => ({ id, title: `${key} ${title}`, to: `/desk/${key}` })),
  )
}
export const findTickets = findRecords(kindNames)
export const findPlaces = findRecords(['place'])
