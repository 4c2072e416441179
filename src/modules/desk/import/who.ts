import { fold } from '#lib/text/fold'
import type { FoundPeople } from '#modules/people/public'
import { whoIs } from '#modules/people/public'

/** Somebody as a file names them. */
export interface Party {
  readonly name: string
  readonly email: string | undefined
}

/** Somebody here, somebody to be set up as a contact, or a name that is left as it is. */
export type Person =
  | { readonly is: 'known'; readonly id: string }
  | { readonly is: 'contact'; readonly key: string }
  | { readonly is: 'named'; readonly name: string }

export interface Contact extends Party {
  readonly key: string
  readonly company: string | undefined
}

const address = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>\s*$/
const bare = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/

/** “Ana Lind <ana@example.org>”, an address alone, or a name. Zammad writes a dash for nobody. */
export function partyOf(text: string | undefined, email?: string): Party | undefined {
  const written = (text ?? '').trim()
  if (written === '' || /^-+(?:\s+-+)*$/.test(written))
    return email === undefined ? undefined : { name: email, email }
  const both = address.exec(written)
  if (both) return { name: both[1]?.trim() || (both[2] ?? ''), email: (email ?? both[2])?.toLowerCase() }
  if (bare.test(written)) return { name: written, email: (email ?? written).toLowerCase() }
  return { name: written, email }
}

/** “Ana Lind” for “Lind Ana” and “Lind, Ana”: many programs write the family name first. */
function turned(name: string): string | undefined {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? /^(\S+)\s+(\S+)$/.exec(name) ?? []
  return family === undefined || given === undefined ? undefined : `${given.trim()} ${family.trim()}`
}

/** Words by which a party is looked for. */
export function wordsOf({ name, email }: Party): string[] {
  const other = turned(name)
  return [name, ...(other === undefined ? [] : [other]), ...(email === undefined ? [] : [email])]
}

/** Who a party is here: by the address, else by what they are called. */
export function idsOf(found: FoundPeople, { name, email }: Party): readonly string[] {
  const byEmail = email === undefined ? [] : whoIs(found, email)
  if (byEmail.length > 0 || email !== undefined) return byEmail
  const byName = whoIs(found, name)
  const other = byName.length > 0 ? undefined : turned(name)
  return other === undefined ? byName : whoIs(found, other)
}

/** Whether two are written alike. */
export const isSameParty = (a: Party, b: Party): boolean =>
  a.email !== undefined && b.email !== undefined ? a.email === b.email : fold(a.name) === fold(b.name)

export const contactKey = ({ name, email }: Party) => email ?? `name:${fold(name)}`

/** Of two that are the same, the one that has a name besides the address. */
export const betterNamed = (before: Contact | undefined, next: Contact): Contact =>
  before && (before.name !== before.email || next.name === next.email) ? before : next
