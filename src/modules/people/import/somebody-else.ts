import { fold } from '#lib/text/fold'
import type { Values } from '#facets/imports/public'
import type { Known } from './facts.ts'

const words = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu))

/**
 * Whether a row that was found by a number or a user name speaks of another person: it shares neither an address nor a
 * word of the name. Two programs may count from the same beginning; a new family name with a new address is still found.
 */
export function isSomebodyElse(
  { email, id }: Values,
  name: string,
  { display_name, emails }: Pick<Known, 'display_name' | 'emails'>,
): boolean {
  const given = Array.isArray(email) ? (email as readonly string[]) : []
  if (id !== undefined || given.length === 0 || emails.length === 0) return false
  const addresses = new Set(given)
  if (emails.some(({ value }) => addresses.has(value))) return false
  return words(name).isDisjointFrom(words(display_name))
}
