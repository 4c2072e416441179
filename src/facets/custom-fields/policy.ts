import type { Sentence } from '#lib/words'
import { type CustomField, type FieldType, sortableTypes } from './engine/field.ts'
import { w } from './words.ts'

const chosen: ReadonlySet<FieldType> = new Set(['choice', 'choices'])

/** Why a field cannot be so; null where it can. */
export const fieldRefusal = {
  choices: ({ type, choices, archived }: CustomField): Sentence | null => {
    if (!chosen.has(type) || archived) return null
    if (!choices.some((choice) => !choice.archived)) return w.later('no-choices')
    const values = new Set(choices.map(({ value }) => value))
    return values.size < choices.length ? w.later('choices-twice') : null
  },
  /** Records may hold any choice that there ever was: it can be archived, and keeps its title. */
  keepChoices: (before: CustomField, after: CustomField): Sentence | null => {
    const kept = new Set(after.choices.map(({ value }) => value))
    const gone = before.choices.find(({ value }) => !kept.has(value))
    return gone ? w.later('choice-gone', { value: gone.title }) : null
  },
  sortable: (type: FieldType): Sentence | null => (sortableTypes.has(type) ? null : w.later('not-sortable')),
}
