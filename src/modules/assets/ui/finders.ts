import { ask } from '#kit/api'
import type { IconName } from '#kit/icon.tsx'
import type { Found } from '#kit/visited'
import { records } from '#facets/records/contract'
import { recordFinder, typedWords } from '#facets/records/ui/finders'
import { findPlaces } from '#modules/places/ui/finders'
import { findDepartments, findPeople } from '#modules/people/ui/finders'

export { findDepartments, findPlaces }
/** Vendors are of a room beside this one: records like any other, found by what they are called. */
export const findSuppliers = recordFinder('vendor', 'VEN', { icon: 'building', path: '/vendors' })

export const findProducts = recordFinder('product', 'SW', { icon: 'box', path: '/software' })

const holders: Readonly<Record<string, { icon: IconName; path: string }>> = {
  person: { icon: 'user', path: '/people' },
  place: { icon: 'pin', path: '/places' },
  asset: { icon: 'laptop', path: '/assets' },
  team: { icon: 'users', path: '/people/teams' },
}

/** Whoever and whatever can hold an asset: people, places, teams and other assets. */
export async function findHolders(text: string, signal?: AbortSignal): Promise<Found[]> {
  const words = typedWords(text)
  if (words === '') return findPeople('', signal)
  const { groups } = await ask(records.search, { q: words, kinds: Object.keys(holders), limit: 12 }, signal)
  return groups.flatMap(({ title: kindTitle, items }) =>
    items.map(({ id, kind, key, title }) => {
      const { icon = 'box', path = '' } = holders[kind] ?? {}
      return { id, title, sub: `${kindTitle} ${key}`, icon, to: `${path}/${key}` }
    }),
  )
}
