import { z } from 'zod'
import type { EventType } from '#lib/contract'
import type { Change, Values } from '#lib/past/fold'
import type { Read } from './context.ts'
import type { Seen } from './visible.ts'
import type { Title } from '#lib/words'

/** One kind of event, read for what it changed. */
export interface Tells {
  readonly on: string
  /** The fields that it may change; of one whose contents were erased nothing more is known. */
  readonly touches: readonly string[]
  /** Undefined when an older version wrote something else. `now`: what stands there today. */
  readonly read: (payload: unknown, now: Values) => Change | undefined
}

export const tells = <S extends z.ZodType>(
  type: EventType<string, S>,
  touches: readonly string[],
  read: (data: z.output<S>, now: Values) => Change,
): Tells => ({
  on: type.name,
  touches,
  read(payload, now) {
    const parsed = type.data.safeParse(payload)
    return parsed.success ? read(parsed.data, now) : undefined
  },
})

export interface PastField {
  /** What people call it, as the contract does. */
  readonly title: Title
  /** It holds many; each is read for itself. */
  readonly many?: true
  /** How it reads where `say` has no words for it: the name behind an id, a moment, a calendar day, yes or no. */
  readonly reads?: 'record' | 'instant' | 'day' | 'switch'
  /** For those who see the record from inside. */
  readonly inside?: true
}

/** A moment to look at: everything that had happened by then, or up to one event. */
export interface Moment {
  readonly at: string
  readonly through: number | null
}

/** What a room or facet keeps about records, so that it can be told as it was. Nothing is written for it: events say it. */
export interface Past {
  /** Of which kinds of record. */
  readonly of: (kind: string) => boolean
  readonly fields: Readonly<Record<string, PastField>>
  /** The field that holds what the record is called. */
  readonly called?: string
  /** The field that holds the records which were merged into it. */
  readonly takesIn?: string
  /** What was merged into a record has its share in the lists that it holds. */
  readonly whole?: true
  /** What stands there today, as far as this reader may know: a field that is missing is not for them. */
  readonly now: (ctx: Read, record: Seen) => Promise<Values>
  readonly tells: readonly Tells[]
  /** What values stand for that are only named, such as the contents of a version, and what of them is for this reader. */
  readonly opens?: (ctx: Read, record: Seen, values: Values, moment: Moment) => Promise<Values>
  /** How values read, by field; an item of many that is left out is not for this reader. */
  readonly say?: (ctx: Read, record: Seen, values: Values, moment: Moment) => Promise<Said>
}
/** In words by field; of many, the words of each item as it stands in the list. */
export type Said = Readonly<Record<string, string | readonly (string | undefined)[]>>

const known: Past[] = []

/** Makes known what all rooms can tell of the past; called once when the rooms are put together. */
export const knowPasts = (all: readonly Past[]) => {
  known.splice(0, known.length, ...all)
}

export const pastsOf = (kind: string): readonly Past[] => known.filter((past) => past.of(kind))

/** What a contract calls a field, whatever it is wrapped in. */
export function titleOf(schema: z.ZodType): string {
  const title = schema.meta()?.['title']
  if (typeof title === 'string') return title
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return titleOf(schema.unwrap() as z.ZodType)
  throw new Error('a field without a title')
}

type Named<S> = { readonly [K in keyof S & string]?: Omit<PastField, 'title'> }
/** Fields of the past as a contract names them. */
export const fieldsAs = <S extends Readonly<Record<string, z.ZodType>>>(
  shape: S,
  named: Named<S>,
): Readonly<Record<string, PastField>> =>
  Object.fromEntries(
    Object.entries(named).map(([name, field]) => [
      name,
      { title: titleOf(shape[name] as z.ZodType), ...field },
    ]),
  )
