import { type Sections, textIn } from './form.ts'

/** A piece of software as a report names it. */
export interface Package {
  readonly name: string
  readonly version: string
  readonly publisher: string
  /** Where it came from: deb, rpm, registry, flatpak… */
  readonly source: string
}

const longest = 300
const short = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, longest).trimEnd().toWellFormed()

/** Each piece of software once, in a fixed order. */
export function packagesOf(softwares: Sections[string]): Package[] {
  const all = new Map<string, Package>()
  for (const row of softwares) {
    const name = short(textIn(row, 'name'))
    if (name === '') continue
    const one = {
      name,
      version: short(textIn(row, 'version')),
      publisher: short(textIn(row, 'publisher')),
      source: short(textIn(row, 'from')),
    }
    all.set(JSON.stringify(one), one)
  }
  return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}
