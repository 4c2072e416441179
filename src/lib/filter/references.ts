import { fold } from '../text/fold.ts'
import type { FieldOf, Fields } from './fields.ts'
import type { Atom, Node, Term } from './grammar.ts'

/** A name in a filter that stands for a record. */
export interface Reference {
  readonly key: string
  readonly ref: string
  readonly name: string
}

/** Ids of the records that a name stands for, by `nameKey`. */
export type Names = ReadonlyMap<string, readonly string[]>

export const nameKey = (ref: string, name: string) => `${ref}:${fold(name)}`

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

export type Meaning = 'id' | 'me' | 'my-teams' | 'none' | 'any' | 'name'

/** What a value of a field with references is. */
export function meaningOf({ text, quoted, open }: Atom): Meaning {
  if (open) return text === '' ? 'any' : 'name'
  if (uuid.test(text)) return 'id'
  const word = text.toLowerCase()
  return !quoted && (word === 'me' || word === 'my-teams' || word === 'none') ? word : 'name'
}

/** The names that somebody has to resolve before the filter can be checked. */
export function namesIn(node: Node, fields: Fields): Reference[] {
  const found = new Map<string, Reference>()
  const look = (one: Node) => {
    if (one.kind === 'term') for (const reference of namesOf(one, fields)) found.set(reference.key, reference)
    else if (one.kind === 'not') look(one.node)
    else if (one.kind !== 'words') one.nodes.forEach(look)
  }
  look(node)
  return [...found.values()]
}

function namesOf({ name, values }: Term, fields: Fields): Reference[] {
  const field = fields.byName.get(fold(name.text))
  if (!isReference(field)) return []
  return values
    .filter((value) => value.kind === 'atom' && meaningOf(value) === 'name')
    .map((value) => {
      const text = value.kind === 'atom' ? value.text : ''
      return { key: nameKey(field.ref, text), ref: field.ref, name: text }
    })
}

const isReference = (field: { type: string } | undefined): field is FieldOf<'id' | 'ids'> =>
  field?.type === 'id' || field?.type === 'ids'
