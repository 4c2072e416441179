import { fold } from '#lib/text/fold'
import type { Values } from '#facets/imports/public'
import { Level } from '../schemas.ts'

export const text = (value: Values[string] | undefined) =>
  typeof value === 'string' ? value.trim() : undefined
export const folded = (value: Values[string] | undefined) => {
  const said = text(value)
  return said === undefined ? undefined : fold(said)
}
export const levelIn = (values: Values): Level | undefined => Level.safeParse(values['level']).data
