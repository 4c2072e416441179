import { z } from 'zod'

type Bare<S> = S extends z.ZodDefault<infer Inner> ? Inner : S
type Patch<T> = { [K in keyof T]: z.ZodOptional<Bare<T[K]> extends z.ZodType ? Bare<T[K]> : never> }

/**
 * The same fields as a change may name them: each may be left out, and what is left out stays as it is. Their
 * defaults go, for those would change what nobody named.
 */
export function patchOf<T extends Record<string, z.ZodType>>(fields: T): Patch<T> {
  const entries = Object.entries(fields).map(([name, field]) => {
    if (!(field instanceof z.ZodDefault)) return [name, z.optional(field)]
    const bare = z.optional(field.unwrap() as z.ZodType)
    const said = field.meta()
    return [name, said ? bare.meta(said) : bare]
  })
  return Object.fromEntries(entries) as Patch<T>
}

/** Some of the fields of a thing. */
export const pick = <T extends object, K extends keyof T>(from: T, fields: readonly K[]): Pick<T, K> =>
  Object.fromEntries(fields.map((field) => [field, from[field]])) as Pick<T, K>

/** What a change names at all. */
export const definedOf = <T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never
