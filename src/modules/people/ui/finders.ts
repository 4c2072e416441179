import { ask } from '#kit/api'
import type { Found } from '#kit/visited'
import { recordFinder, typedWords } from '#facets/records/ui/finders'
import { people } from '../contract.ts'

/** People by the beginning of any part of their name. */
export async function findPeople(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(people.list, { q: typedWords(text) || '-state:left', limit: 12 }, signal)
  return items.map(({ id, key, name, job_title, department }) => ({
    id,
    title: name,
    sub: [job_title, department?.name].filter(Boolean).join(', '),
    icon: 'user' as const,
    to: `/people/${key}`,
  }))
}

/** Departments by a part of their name, parents before their parts. */
export async function findDepartments(text: string, signal?: AbortSignal): Promise<Found[]> {
  const { items } = await ask(people.departments, {}, signal)
  const byId = new Map(items.map((item) => [item.id, item]))
  const typed = text.trim().toLowerCase()
  return items
    .filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(typed))
    .slice(0, 30)
    .map(({ id, name, parent_id }) => ({
      id,
      title: name,
      sub: byId.get(parent_id ?? '')?.name,
      icon: 'graph' as const,
      to: '/people/departments',
    }))
}

export const findPlaces = recordFinder('place', 'LOC', { icon: 'pin', path: '/places' })
export const findCalendars = recordFinder('calendar', 'CAL', { icon: 'calendar', path: '/calendars' })
