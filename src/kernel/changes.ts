import { isDeepStrictEqual } from 'node:util'
import { definedOf } from '#lib/patch'

/** Of what a change names, what is really another now; before and after by field. */
export function changesOf<T extends object>(before: Record<string, unknown>, patch: T) {
  const changed = Object.entries(definedOf(patch)).filter(
    ([field, value]) => !isDeepStrictEqual(before[field], value),
  )
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, before[field]])) as ReturnType<
      typeof definedOf<T>
    >,
    after: Object.fromEntries(changed) as ReturnType<typeof definedOf<T>>,
  }
}

export const isNone = ({ after }: { after: object }) => Object.keys(after).length === 0
