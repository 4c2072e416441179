import { createHash } from 'node:crypto'
import { type Addresses, addressesOf } from './engine/addresses.ts'
import type { Message, Sections } from './engine/form.ts'
import { type Load, loadOf } from './engine/load.ts'
import { type Keys, keysOf } from './engine/keys.ts'
import { canonical } from './engine/sections.ts'
import { stripped } from './engine/stripped.ts'

/** What is done with a report: by what its device is known, and of each section a sum that is the same for the same facts. */
export interface Report extends Omit<Message, 'sections'> {
  readonly keys: Keys
  /** Of each section that may be kept, SHA-256. */
  readonly sums: ReadonlyMap<string, Uint8Array>
  /** Those sections as JSON: of a report in which nothing has changed nobody reads them. */
  readonly json: Uint8Array
  /** How busy the device was: all that is left of what it runs. Null: it does not say, or nobody may keep it. */
  readonly load: Load | null
  /** The addresses that it says it has; null: it says nothing of them, or nobody may keep them. */
  readonly addresses: Addresses | null
}

/** Of each section its sum, and all of them as JSON. */
export const summed = (sections: Sections): Pick<Report, 'sums' | 'json'> => ({
  sums: new Map(
    Object.entries(sections).map(
      ([name, rows]) => [name, createHash('sha256').update(canonical(name, rows)).digest()] as const,
    ),
  ),
  json: new TextEncoder().encode(JSON.stringify(sections)),
})

const longestDevice = 200

/** What may be kept of a message, summed up. `people`: also what tells of people. */
export function summedUp({ sections: said, ...message }: Message, { people }: { people: boolean }): Report {
  const sections = stripped(said, { people })
  return {
    ...message,
    load: loadOf(said),
    addresses: addressesOf(sections),
    keys: keysOf(sections, { agent: '', device: message.device.slice(0, longestDevice) }),
    ...summed(sections),
  }
}

/** No name of theirs is found that was not said. */
export const sectionsOf = ({ json }: Pick<Report, 'json'>): Sections =>
  Object.assign(Object.create(null) as Sections, JSON.parse(new TextDecoder().decode(json)) as Sections)
