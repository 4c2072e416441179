import { type Client, FilterParser } from 'ldapts'
import type { Sentence } from '#lib/words'
import { detailOf, inside } from './connection.ts'
import { type DirectoryRow, mappingOf } from './directories.ts'
import { type Entry, entryOf, type Group, groupOf, type Mapping, type Raw } from './engine/entry.ts'
import { w } from './words.ts'

const pageSize = 500
const patience = { connectMs: 10_000, answerMs: 60_000 }

/** What is asked of an entry. */
export const wanted = (mapping: Mapping) => [
  ...new Set(
    [...Object.values(mapping), 'userAccountControl', 'pwdAccountLockedTime'].filter((name) => name !== ''),
  ),
]

interface Asking {
  base: string
  filter: string
  mapping: Mapping
}

/** What Active Directory keeps as bytes. */
export const inBytes = ['objectGUID']

async function entriesOf(client: Client, { base, filter, mapping }: Asking): Promise<Raw[]> {
  const found: Raw[] = []
  const options = {
    scope: 'sub' as const,
    filter: FilterParser.parseString(filter),
    attributes: wanted(mapping),
    explicitBufferAttributes: inBytes,
    paged: { pageSize },
  }
  for await (const page of client.searchPaginated(base, options)) found.push(...(page.searchEntries as Raw[]))
  return found
}

const cut = /;range=\d+-(\d+)$/i

/** Active Directory gives long lists in parts: goes on until there are no more. */
async function withAllMembers(client: Client, group: Raw): Promise<Raw> {
  let whole: Raw = group
  for (;;) {
    const last = Object.keys(whole)
      .map((name) => ({ name, to: cut.exec(name)?.[1] }))
      .filter(({ to }) => to !== undefined)
      .sort((a, b) => Number(b.to) - Number(a.to))[0]
    if (!last) return whole
    const next = `${last.name.split(';')[0]};range=${Number(last.to) + 1}-*`
    const { searchEntries } = await client.search(group.dn, { scope: 'base', attributes: [next] })
    const [more] = searchEntries
    const parts = Object.entries(more ?? {}).filter(([name]) => name !== 'dn')
    if (parts.length === 0) return whole
    whole = { ...whole, ...Object.fromEntries(parts) }
    if (parts.every(([name]) => !cut.test(name))) return whole
  }
}

export interface Lookup {
  entries: Entry[]
  groups: Group[]
}

/** Everyone and every group that the directory tells of. */
export const lookUp = (directory: DirectoryRow): Promise<Lookup> =>
  inside(directory, patience, async (client) => {
    const { base_dn: base, people_filter, groups_filter } = directory
    const mapping = mappingOf(directory)
    const people = await entriesOf(client, { base, filter: people_filter, mapping })
    const groups =
      groups_filter === '' ? [] : await entriesOf(client, { base, filter: groups_filter, mapping })
    const whole = []
    for (const group of groups) whole.push(groupOf(await withAllMembers(client, group), mapping))
    return { entries: people.map((raw) => entryOf(raw, mapping)), groups: whole }
  })

/** Every parenthesis has its other half; one that is meant as a character is written otherwise. */
function isWhole(filter: string): boolean {
  let depth = 0
  for (const sign of filter) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0 && filter.startsWith('(')
}

/** Why a filter cannot be read; null if it can. */
export function whyNotFilter(filter: string): Sentence | null {
  if (!isWhole(filter)) return w.later('bad-filter', { detail: '( )' })
  try {
    FilterParser.parseString(filter)
    return null
  } catch (error) {
    return w.later('bad-filter', { detail: detailOf(error) })
  }
}
