import { ask } from '#kit/api'
import type { IconName } from '#kit/icon.tsx'
import type { Found } from '#kit/visited'
import { records } from '../contract.ts'

/** Marks that mean something in a filter, and marks that are no part of any word; a hyphen before one says not. */
const marks = /[^\p{L}\p{M}\p{N}@.'’_-]+|(?<![\p{L}\p{M}\p{N}])-+/gu

/** A search for whatever was typed: its last word may go on, once it has the two letters that takes. */
export function typedWords(text: string): string {
  const words = text.replaceAll(marks, ' ').trim().split(' ')
  const last = words.at(-1) ?? ''
  if (/[\p{L}\p{N}]{2}/u.test(last)) return `${words.join(' ')}*`
  return words.slice(0, -1).join(' ')
}

/**
 * Finds records of one kind by what they are called, for pickers. `prefix` is that of their numbers: before anything
 * is typed it finds the newest ones.
 */
export const recordFinder =
  (kind: string, prefix: string, { icon, path }: { icon: IconName; path: string }) =>
  async (text: string, signal?: AbortSignal): Promise<Found[]> => {
    const words = typedWords(text)
    const { groups } = await ask(records.search, { q: words || prefix, kinds: [kind], limit: 12 }, signal)
    return groups.flatMap(({ items }) =>
      items.map(({ id, key, title }): Found => ({ id, title, sub: key, icon, to: `${path}/${key}` })),
    )
  }

/** Names of records by how they begin, for completion in a filter. */
export async function findNames(kind: string, typed: string) {
  const words = typedWords(typed)
  if (words === '') return []
  const { groups } = await ask(records.search, { q: words, kinds: [kind], limit: 12 })
  return groups.flatMap(({ items }) => items.map(({ title }) => ({ value: title, title })))
}
