import { z } from 'zod'
import { w } from './issues/words.ts'

/** Everyone, signed in or not; everyone signed in; or the name of a permission such as `desk.open`. */
export type Can = 'anyone' | 'signed-in' | `${string}.${string}`

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One promise of the API. Server, client, command line, forms, tables and OpenAPI are all read from it. */
export interface Endpoint<
  I extends z.ZodObject = z.ZodObject,
  R extends z.ZodType = z.ZodType,
  M extends Method = Method,
  B extends Carries | undefined = Carries | undefined,
> {
  readonly method: M
  readonly path: string
  readonly summary: string
  /** What a caller needs. Rules about one particular row live in the room's policy. */
  readonly can: Can
  /** Path, query and body in one flat object: a handler never asks where a value travelled. */
  readonly input: I
  readonly reply: R
  /** Dangerous: a session is asked who it is first, unless it has shown that lately. */
  readonly sensitive?: true | undefined
  /** For people at a screen: a token acts for its person in rooms, never over their account. */
  readonly bySession?: true | undefined
  /** Open also to whoever must set up a second factor first. */
  readonly early?: true | undefined
  /** One's own alone: nobody who looks with one's eyes sees it. */
  readonly own?: true | undefined
  /** Open also to whoever looks with the eyes of another. */
  readonly viewing?: true | undefined
  /** The handler's SELECT list is generated from the reply's keys, so the reply needs no second check. */
  readonly hot?: true
  /**
   * A file: `upload` hands the body's stream to the handler, `download` streams what the handler gives.
   * A `password`: its handler hashes first, which takes long, and only then writes.
   * A `burst`: its handler writes together what one asker sends at once.
   */
  readonly carries?: B
}

/** Whether it can be asked under a key to be done once: what streams, or hashes first, cannot. */
export const takesKey = ({ method, carries }: Pick<Endpoint, 'method' | 'carries'>) =>
  method !== 'GET' && (carries === undefined || carries === 'burst')

export type Carries = 'upload' | 'download' | 'password' | 'burst'
export type Contract = Record<string, Endpoint>
export type Input<E extends Endpoint> = z.output<E['input']>
export type Sent<E extends Endpoint> = z.input<E['input']>
export type Reply<E extends Endpoint> = z.output<E['reply']>
/** What a handler may return: the reply before its defaults and transforms ran. */
export type Answer<E extends Endpoint> = z.input<E['reply']>

interface Promised<I extends z.ZodObject, R extends z.ZodType, B extends Carries | undefined> {
  summary: string
  can: Can
  input: I
  reply: R
  sensitive?: true
  bySession?: true
  early?: true
  own?: true
  viewing?: true
  hot?: true
  carries?: B
}

const using =
  <M extends Method>(method: M) =>
  <I extends z.ZodObject, R extends z.ZodType, const B extends Carries | undefined = undefined>(
    path: string,
    rest: Promised<I, R, B>,
  ): Endpoint<I, R, M, B> => ({
    method,
    path,
    ...rest,
  })

export const get = using('GET')
export const post = using('POST')
export const put = using('PUT')
export const patch = using('PATCH')
export const del = using('DELETE')

/** Something that happened, told to whoever listens. Its data may not hold the text of a message or mail. */
export interface EventType<N extends string = string, S extends z.ZodType = z.ZodType> {
  readonly name: N
  readonly data: S
}

export const event = <N extends string, S extends z.ZodType>(name: N, data: S): EventType<N, S> => ({
  name,
  data,
})

/** One page of a list: `next` is the cursor of the page after, null on the last one. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const paging = {
  after: z.string().max(2000).optional().meta({ title: 'Cursor of the page before' }),
  limit: z.coerce.number<number | string>().int().min(1).max(200).default(50).meta({ title: 'Rows' }),
}

/** What every list takes: the filter language, a sort by name, and a page. */
export const listing = {
  q: z.string().max(2000).default('').meta({ title: 'Filter' }),
  sort: z.string().max(60).optional().meta({
    title: 'Sort by',
    description: 'One that the list offers; the refusal of another names them all',
  }),
  ...paging,
}

/** The same, with the names of the sorts that the list offers; own fields of its records come to them as `custom.NAME`. */
export const listingBy = (...sorts: readonly string[]) => ({
  ...listing,
  sort: listing.sort.meta({ ...listing.sort.meta(), examples: [...sorts] }),
})

/** How many rows a filter lets through, counted no further than `most`, 10 000 unless said otherwise. */
export const Counting = z.object({
  q: listing.q,
  most: z.coerce
    .number<number | string>()
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .meta({ title: 'Count no further than' }),
})
export const Counted = z.object({ n: z.int(), capped: z.boolean() })

export const Id = z.uuid().meta({ title: 'Id' })
// Earlier and later than that no two calendars agree, PostgreSQL's and the browser's among them.
const [firstMs, lastMs] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')]
const countable = (text: string) => Date.parse(text) >= firstMs && Date.parse(text) <= lastMs
const outside = { params: { sentence: w.later('bad_date') } }
export const Instant = z.iso.datetime({ offset: true }).refine(countable, outside)
export const Day = z.iso.date().refine(countable, outside)
/** What happened elsewhere before the house heard of it: when, and by whom, as far as is known. */
export const Earlier = z.object({ at: Instant, by: Id.optional(), name: z.string().max(200).optional() })
export type Earlier = z.output<typeof Earlier>
/** A switch that also survives a query string. */
export const flag = () => z.union([z.boolean(), z.stringbool()])
/** Whether a path names something by its id; a record may then be named there by its key as well. */
export const namesById = ({ path, input }: Pick<Endpoint, 'path' | 'input'>) =>
  /\/:id(?=\/|\.|$)/.test(path) && input.shape['id'] instanceof z.ZodUUID
export const byId = z.object({ id: Id })
/** The version of what is changed, as the caller read it; none: whatever counts now. */
export const edited = z.int().optional().meta({ title: 'Version that was edited' })
/** Whether something can be done now: true, or the sentence why not. */
export const Verdict = z.union([z.literal(true), z.string()])
export const Done = z.object({ ok: z.literal(true) })
export const done = { ok: true } as const
