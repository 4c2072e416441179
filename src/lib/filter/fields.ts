import { fold } from '../text/fold.ts'
import type { Sentence } from '../words.ts'

/** A sentence for what we name ourselves, plain text for what an organisation named. */
export type Title = Sentence | string

/** One of the values that a field can have: what is stored, and how it is called. */
export interface Choice {
  readonly value: string
  readonly title: Title
}

interface Common {
  /** What people write, in lower case: `due`. */
  readonly name: string
  readonly title: Title
  /** Other names for the same, read but not offered. */
  readonly also?: readonly string[]
  /** May lack a value: then `none` is offered. */
  readonly nullable?: boolean
  /** The permission that reading it needs. */
  readonly needs?: string
}

/**
 * A field that filters may ask. `text` is short and compared as a whole or by a part, `words` is long and searched.
 * `ordered` choices stand in rising order; `many`: the record has a list of them.
 * `id` and `ids` refer to records of a kind: `self` if `me` can be one of them, `groups` if `my-teams` can.
 */
export type Field = Common &
  (
    | { readonly type: 'text' }
    | { readonly type: 'words' }
    | { readonly type: 'boolean' }
    | { readonly type: 'instant' }
    | { readonly type: 'day' }
    | { readonly type: 'number'; readonly whole?: boolean }
    | {
        readonly type: 'enum'
        readonly values: readonly Choice[]
        readonly ordered?: boolean
        readonly many?: boolean
      }
    | {
        readonly type: 'id' | 'ids'
        readonly ref: string
        readonly self?: boolean
        readonly groups?: boolean
      }
  )
export type FieldType = Field['type']
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>

/** The fields of one list, as one reader may ask them. */
export interface Fields {
  readonly list: readonly Field[]
  /** By folded name, other names included. */
  readonly byName: ReadonlyMap<string, Field>
  /** Where words without a field are looked for. */
  readonly words: FieldOf<'words'> | undefined
}

/**
 * Puts together the fields that a reader may ask. One that may not be read is left out here, before anything else looks:
 * so refusals, completion and suggestions cannot tell it from one that does not exist.
 */
export function fieldsFor(
  all: readonly Field[],
  may: (permission: string) => boolean,
  words?: string,
): Fields {
  const list = all.filter(({ needs }) => needs === undefined || may(needs))
  const byName = new Map<string, Field>()
  for (const field of list)
    for (const name of [field.name, ...(field.also ?? [])]) byName.set(fold(name), field)
  const spoken = words === undefined ? undefined : byName.get(fold(words))
  return { list, byName, words: spoken?.type === 'words' ? spoken : undefined }
}
