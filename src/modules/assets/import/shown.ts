import { ownPrefix } from '#facets/custom-fields/public'
import { ownField } from '../engine/sources.ts'

/** Fields that a file calls otherwise than the house does. */
export const shownAs: Readonly<Record<string, string>> = {
  home_place_id: 'home_place',
  supplier_id: 'supplier',
  holder_id: 'holder',
}

/** A field as the file's own columns are called. */
export const columnOf = (field: string) =>
  field.startsWith(ownField(''))
    ? `${ownPrefix}${field.slice(ownField('').length)}`
    : (shownAs[field] ?? field)
