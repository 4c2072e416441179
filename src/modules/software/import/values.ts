import type { Value } from '#facets/imports/public'

/** A value as text without spaces around it; undefined where the cell says nothing. */
export const text = (value: Value | undefined): string | undefined => {
  const said = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  return said === '' ? undefined : said
}

/** All that several columns, or one with several values, say. */
export const texts = (value: Value | undefined): string[] =>
  Array.isArray(value)
    ? value.flatMap((one: unknown) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []))
    : [text(value)].filter((one) => one !== undefined)
