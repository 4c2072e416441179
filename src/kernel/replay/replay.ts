import { titleSaid } from '#lib/words'
import type { FastifyInstance } from 'fastify'
import { requestFor } from '#lib/client'
import { type Endpoint, Id } from '#lib/contract'
import { isList } from '#lib/list-csv'
import { type Db, openDb } from '../db.ts'
import { httpServer } from '../http/server.ts'
import { sessionCookie } from '../http/session-cookie.ts'
import { kindOf } from '../kinds.ts'
import type { Module } from '../module.ts'
import { readerOf } from './reader.ts'
import { kindsAmong, kindsIn, type Sample, samplesIn } from './spine.ts'
import { w } from './words.ts'

/** A list is walked to its end, or so far: from there on only its first rows are known. */
const [rowsOfPage, mostPages] = [200, 10]

export interface Replayed {
  /** How many requests were asked. */
  asked: number
  /** What was not answered as promised: the request, and why. */
  wrong: { request: string; why: string }[]
}

interface Asking extends Replayed {
  get: (endpoint: Endpoint, input: Record<string, unknown>) => Promise<unknown>
}

function asking(app: FastifyInstance): Asking {
  const all: Asking = {
    asked: 0,
    wrong: [],
    async get(endpoint, input) {
      const { url } = requestFor(endpoint, input)
      all.asked++
      const answer = await app.inject({ method: 'GET', url })
      if (answer.statusCode === 200) return answer.json()
      const { title = '' } = answer.json<{ title?: string }>()
      all.wrong.push({ request: url, why: `${answer.statusCode} ${title}` })
      return undefined
    },
  }
  return all
}

interface Row {
  id?: unknown
}
/** What stands on the spine has such an id; events and the like are numbered. */
const isId = (id: unknown): id is string => Id.safeParse(id).success
interface Page {
  items: Row[]
  next: string | null
}

interface Walked {
  ids: readonly string[]
  /** These are all. */
  whole: boolean
}

async function walked({ get, wrong }: Asking, endpoint: Endpoint): Promise<Walked> {
  const ids: string[] = []
  let after: string | null | undefined
  for (let pages = 0; after !== null && pages < mostPages; pages++) {
    const page = (await get(endpoint, { limit: rowsOfPage, after })) as Page | undefined
    if (!page) return { ids, whole: false }
    ids.push(...page.items.flatMap(({ id }) => (isId(id) ? [id] : [])))
    after = page.next
  }
  if (new Set(ids).size < ids.length) wrong.push({ request: endpoint.path, why: w('twice') })
  return { ids, whole: after === null }
}

const fits = (endpoint: Endpoint, input: Record<string, unknown>) => endpoint.input.safeParse(input).success

/** The first, the last, and one between. */
const someOf = (ids: readonly string[]) =>
  [ids[0], ids[ids.length >> 1], ids.at(-1)].filter((id) => id !== undefined)
/** What hangs on any record at all. */
const spine = '/api/records'

/** What stands at the end of `/api/…/:id` or before what hangs on it: where such records are listed. */
const listOf = ({ path }: Endpoint) => /^([^:]+)\/:id(?:\/[^:]+)?$/.exec(path)?.[1]

interface Fullest {
  path: string
  n: number
}

/** Of each kind of record the list that shows the most; one that was not walked to its end may show all. */
async function fullest(db: Db, lists: ReadonlyMap<string, Walked>): Promise<ReadonlyMap<string, Fullest>> {
  const most = new Map<string, Fullest>()
  for (const [path, { ids, whole }] of lists)
    for (const { kind, n: found } of await kindsAmong(db, ids)) {
      const n = whole ? found : Number.POSITIVE_INFINITY
      if (n > (most.get(kind)?.n ?? 0)) most.set(kind, { path, n })
    }
  return most
}

/** Every record that the spine has is in a list of such records. */
async function compare(db: Db, { wrong }: Asking, lists: ReadonlyMap<string, Walked>) {
  const there = await kindsIn(db)
  for (const [kind, { path, n }] of await fullest(db, lists)) {
    const all = there.get(kind) ?? 0
    if (n < all)
      wrong.push({
        request: path,
        why: w('not-all', { kind: titleSaid(kindOf(kind).title, 'en'), there: all, listed: n }),
      })
  }
}

async function askAll(db: Db, asking: Asking, gets: readonly Endpoint[]) {
  const lists = new Map<string, Walked>()
  for (const endpoint of gets.filter((one) => !one.path.includes(':') && fits(one, {})))
    if (isList(endpoint)) lists.set(endpoint.path, await walked(asking, endpoint))
    else await asking.get(endpoint, {})
  await compare(db, asking, lists)
  const samples = await samplesIn(db)
  const idsFor = (endpoint: Endpoint) => {
    const list = listOf(endpoint)
    const sampled = samples.map(({ id }) => id)
    if (list === spine) return sampled
    const listed = new Set(lists.get(list ?? '')?.ids)
    return [...new Set([...sampled.filter((id) => listed.has(id)), ...someOf([...listed])])]
  }
  for (const endpoint of gets) {
    for (const id of idsFor(endpoint)) if (fits(endpoint, { id })) await asking.get(endpoint, { id })
    if (endpoint.path.endsWith('/:key')) await byKey(asking, endpoint, samples)
  }
}

async function byKey({ get }: Asking, endpoint: Endpoint, samples: readonly Sample[]) {
  for (const { key } of samples) await get(endpoint, { key })
}

/**
 * Asks a database what its house would be asked: every list, and of every kind of record some, through the doors that
 * people use and as somebody who sees all. Nothing is written, nobody is told.
 */
export async function replay(url: string, modules: readonly Module[], version: string): Promise<Replayed> {
  const { db, close } = openDb({ url, name: 'wheelhouse replay', readOnly: true })
  try {
    const reader = await readerOf(db)
    // Nobody was ever set up to ask.
    if (!reader) return { asked: 0, wrong: [] }
    const app = await httpServer({
      db,
      modules,
      version,
      cookie: sessionCookie(),
      signIn: async () => reader,
    })
    const all = asking(app)
    const gets = modules
      .flatMap(({ contract }) => Object.values(contract))
      .filter(({ method, carries }) => method === 'GET' && carries === undefined)
    await askAll(db, all, gets)
    await app.close()
    return { asked: all.asked, wrong: all.wrong }
  } finally {
    await close()
  }
}
