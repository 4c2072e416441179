import { ask } from '#kit/api'
import type { IconName } from '#kit/icon.tsx'
import type { Found } from '#kit/visited'
import { records } from '../contract.ts'

/** What stands in the words of a search for whatever was typed: its last word may go on. */
export const typedWords = (text: string) => text.replaceAll(/["“”„‟*]/gu, ' ').trim()

/**
 * Finds records of one kind by what they are called, for pickers. `prefix` is that of their numbers: before anything
 * is typed it finds the newest ones.
 */
export const recordFinder =
  (kind: string, prefix: string, { icon, path }: { icon: IconName; path: string }) =>
  async (text: string, signal?: AbortSignal): Promise<Found[]> => {
    const words = typedWords(text)
    const { groups } = await ask(
      records.search,
      { q: words === '' ? prefix : `${words}*`, kinds: [kind], limit: 12 },
      signal,
    )
    return groups.flatMap(({ items }) =>
      items.map(({ id, key, title }): Found => ({ id, title, sub: key, icon, to: `${path}/${key}` })),
    )
  }

/** Names of records by how they begin, for completion in a filter. */
export async function findNames(kind: string, typed: string) {
  const words = typedWords(typed)
  if (words === '') return []
  const { groups } = await ask(records.search, { q: `${words}*`, kinds: [kind], limit: 12 })
  return groups.flatMap(({ items }) => items.map(({ title }) => ({ value: title, title })))
}
