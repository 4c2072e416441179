import { z } from 'zod'
import { nearest } from '../text/nearest.ts'
import type { Sentence } from '../words.ts'
import { w } from './words.ts'

export type Unknown = readonly [path: string, why: Sentence]

const isThing = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function unknownName(name: string, known: readonly string[]): Sentence {
  const near = nearest(name, known)
  return near === undefined ? w.later('no_field') : w.later('no_field_near', { near })
}

function* inObject(schema: z.ZodObject, value: unknown, path: readonly string[]): Generator<Unknown> {
  // One that takes whatever is sent says so.
  if (!isThing(value) || (schema.def.catchall && !(schema.def.catchall instanceof z.ZodNever))) return
  const { shape } = schema
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, name]
    const known = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (known) yield* walk(known as z.ZodType, inner, at)
    else yield [at.join('.'), unknownName(name, Object.keys(shape))]
  }
}

/** The part that takes a value: what it is when it is not left out, or the first of several that fits. */
function innerOf(schema: z.ZodType, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodUnion)
    return (schema.options as z.ZodType[]).find((option) => option.safeParse(value).success)
  if (schema instanceof z.ZodPipe) return schema.def.in as z.ZodType
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  )
    return schema.def.innerType as z.ZodType
  return undefined
}

function* walk(schema: z.ZodType, value: unknown, path: readonly string[]): Generator<Unknown> {
  if (schema instanceof z.ZodObject) return yield* inObject(schema, value, path)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    for (const [n, one] of value.entries())
      yield* walk(schema.element as z.ZodType, one, [...path, String(n)])
  const inner = innerOf(schema, value)
  if (inner) yield* walk(inner, value, path)
}

/** Whoever sends thousands of such names is told of these: what each was meant to be takes its time. */
const mostTold = 20

/**
 * What a value names that its schema does not know, at whatever depth, with what was probably meant; the first few. A schema
 * alone passes over such names, and whoever misspelt one would never hear of it.
 */
export const unknownIn = (schema: z.ZodType, value: unknown): Unknown[] =>
  walk(schema, value, []).take(mostTold).toArray()
