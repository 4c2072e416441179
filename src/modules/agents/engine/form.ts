/** What stands in a field: text, or rows of its own. Numbers and switches are text as well, as the older agents write them. */
export type Value = string | Row[]
export interface Row {
  [field: string]: Value
}
/** Name of a section, as GLPI's agents write it in JSON → its rows, be there one or a thousand. */
export type Sections = Record<string, Row[]>

/** What an agent says, in whichever of its languages. */
export interface Message {
  readonly language: 'xml' | 'json'
  /** In small letters: prolog, contact, inventory, netdiscovery… */
  readonly query: string
  /** What the agent calls itself: host name and the moment of its first run. */
  readonly device: string
  /** Only what changed: the rest stays as it was. */
  readonly partial: boolean
  readonly itemtype: string
  readonly tag: string
  /** The agent and its version. */
  readonly client: string
  readonly sections: Sections
}

// Nothing inherited, as of Object.create(null), which would keep each as a table of its own and take three times the room.
const Bare = function () {} as unknown as new () => Row
Bare.prototype = Object.create(null)
export const newRow = (): Row => new Bare()

const depthMost = 50
export const tooDeep = (depth: number) => depth > depthMost

const longest = 16_384
// PostgreSQL keeps no NUL, and XML knows none of these.
const unsayable =
  // oxlint-disable-next-line no-control-regex -- what is taken out are those very characters
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

// Most text is of these alone, and this is asked of each.
const usual = /^[ -~]*$/

/** Text as it is kept: no character that a database refuses, no space around it, no more than a page. */
export const textOf = (text: string) =>
  (usual.test(text) ? text : text.replaceAll(unsayable, '')).trim().slice(0, longest)

const sectionNames: Readonly<Record<string, string>> = {
  firewall: 'firewalls',
  input: 'inputs',
  softwares: 'softwares',
  software: 'softwares',
}
const fieldNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  softwares: { installdate: 'install_date' },
  local_groups: { member: 'members' },
  networks: { macaddr: 'mac' },
  storages: { serialnumber: 'serial' },
}

/** A section's name in the one form. */
export const sectionNamed = (name: string) => {
  const small = name.toLowerCase()
  return sectionNames[small] ?? small
}
/** The name of a field of a section. */
export const fieldNamed = (section: string, name: string) => {
  const small = name.toLowerCase()
  return fieldNames[section]?.[small] ?? small
}

const fit = /^[a-z][a-z0-9_]{0,59}$/
/** Names that no agent uses are left out: they can only be meant badly. */
export const isName = (name: string) => fit.test(name)

/** Puts a value into a row: rows gather, text that comes again stands on a line of its own; nothing empty is kept. */
export function put(row: Row, name: string, value: string | Row | Row[]) {
  const before = row[name]
  if (typeof value === 'string') {
    if (value === '') return
    if (before === undefined) row[name] = value
    else if (typeof before === 'string') row[name] = `${before}\n${value}`.slice(0, longest)
    return
  }
  const rows = Array.isArray(value) ? value : [value]
  // One by one: a report of a hundred thousand rows is not copied as often.
  if (Array.isArray(before)) for (const one of rows) before.push(one)
  else row[name] = rows
}

export const textIn = (row: Row | undefined, name: string): string => {
  const value = row?.[name]
  return typeof value === 'string' ? value : ''
}
