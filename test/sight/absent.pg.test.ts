import { expect, test } from 'vitest'
import type { Endpoint } from '#lib/contract'
import { newId } from '#kernel/ids'
import { fittingInputs } from '../arbitrary-input.ts'
import { urlFor } from '../asking.ts'
import { endpoints } from '../endpoints.ts'
import { houseOfParts } from './parts-house.ts'

// What is hidden answers like what is not there.

const { here, people, ask, ids } = await houseOfParts()

const placeholder = 'the-id'

function replaced(input: unknown, id: string): unknown {
  if (input === placeholder) return id
  if (Array.isArray(input)) return input.map((one) => replaced(one, id))
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, replaced(value, id)]))
}

/** The same two requests about whichever record. */
const inputsWith = (endpoint: Endpoint, id: string, key: string) =>
  fittingInputs(endpoint, { ids: [placeholder], keys: [key] }, 2).map(
    (input) => replaced(input, id) as Record<string, unknown>,
  )

const without = (body: string, ...said: readonly string[]) =>
  said
    .reduce((text, one) => text.replaceAll(one, '…'), body)
    .replaceAll(/"(?:request|computed_at|updated_at|batch|at)":"[^"]*"/g, '')

const asking = endpoints.filter(({ endpoint }) => {
  const [input] = inputsWith(endpoint, 'marked', 'marked')
  return endpoint.carries !== 'password' && JSON.stringify(input).includes('marked')
})

/** What somebody is told of a record, without its own names. */
async function told(name: string, endpoint: Endpoint, id: string, key: string) {
  const answers = []
  for (const input of inputsWith(endpoint, id, key)) {
    const { url, body: sent } = urlFor(endpoint, input)
    const { body, ...rest } = await ask(name, endpoint.method, url, sent)
    answers.push({ ...rest, body: without(body, id, key) })
  }
  return answers
}

type Thing = keyof typeof ids
/** Who may not see which. Technicians may see the note and its file. */
const closedTo: Record<string, readonly Thing[]> = {
  stranger: ['ticket', 'file', 'comment'],
  technician: ['ticket'],
  scoped: ['ticket'],
}

test.each(asking)('$name says the same of what is hidden as of what is not there', async ({ endpoint }) => {
  for (const [name, things] of Object.entries(closedTo)) {
    const absent = await told(name, endpoint, newId(), 'INC-999999')
    for (const thing of things)
      expect(await told(name, endpoint, ids[thing], ids.key), `${name}, ${thing}`).toEqual(absent)
  }
})

// ---------------------------------------------------------------- id by id

const wayOf = (way: readonly string[]) => way.join('/')
/** Every place in an input where an id stands. */
function placesIn(input: unknown, way: readonly string[] = []): string[] {
  if (input === placeholder) return [wayOf(way)]
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]) => placesIn(value, [...way, key]))
}

/** Something of the sort that a field is for, which every reader here sees. */
function openTo(way: string): string {
  if (/team_id/.test(way)) return here
  if (/(?:assignee|requester|manager|person|head|contact)_id|affected|principals|members/.test(way))
    return people.owner.id
  return ids.open
}

/** At one place stands this id, at all others what everybody may name. */
function oneReplaced(input: unknown, at: string, id: string, way: readonly string[] = []): unknown {
  if (input === placeholder) return wayOf(way) === at ? id : openTo(wayOf(way))
  if (Array.isArray(input)) return input.map((one, n) => oneReplaced(one, at, id, [...way, String(n)]))
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, oneReplaced(value, at, id, [...way, key])]),
  )
}

const samples = 8
/** Each place of an endpoint's input where an id may stand, with an input that has it and as little else as may be. */
function byPlace({ input }: Endpoint, inputs: readonly Record<string, unknown>[]) {
  const found = new Map<string, Record<string, unknown>>()
  for (const one of inputs)
    for (const at of placesIn(one)) {
      const field = at.split('/')[0] ?? ''
      const slim = Object.fromEntries(
        Object.entries(one).filter(
          ([key]) => key === field || !(input.shape[key]?.safeParse(undefined).success ?? true),
        ),
      )
      if (!found.has(at)) found.set(at, slim)
    }
  return found
}

const places = endpoints.flatMap(({ name, endpoint }) =>
  endpoint.carries === 'password' || endpoint.carries === 'upload'
    ? []
    : [...byPlace(endpoint, fittingInputs(endpoint, { ids: [placeholder], keys: ['INC-0'] }, samples))].map(
        ([at, input]) => ({ name: `${name} ${at}`, endpoint, at, input }),
      ),
)
/** What was made by the way is called otherwise each time. */
const nameless = (body: string) =>
  body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]+-\d+|"version":\d+|"\d{4}-\d\d-\d\dT[^"]*"/g, '…')

const closedAlone: Record<string, readonly Thing[]> = {
  stranger: ['ticket', 'file', 'comment'],
  lead: ['ticket', 'loose'],
  administrator: ['ticket'],
}

test.each(places)('$name: a hidden one is refused like an absent one', async ({ endpoint, at, input }) => {
  const answer = async (name: string, id: string) => {
    const { url, body: sent } = urlFor(endpoint, oneReplaced(input, at, id) as Record<string, unknown>)
    const { body, ...rest } = await ask(name, endpoint.method, url, sent)
    return { ...rest, body: nameless(body) }
  }
  for (const [name, things] of Object.entries(closedAlone)) {
    // Whatever the first one did by the way, such as taking a name, is done when the second is asked.
    if (/"house\.(?:forbidden|not-held|session-only)"/.test((await answer(name, newId())).body)) continue
    const absent = await answer(name, newId())
    for (const thing of things) expect(await answer(name, ids[thing]), `${name}, ${thing}`).toEqual(absent)
  }
})

test('it would be told apart if it were not hidden', async () => {
  const telling = await Promise.all(
    asking.map(async ({ name, endpoint }) => {
      if (endpoint.method !== 'GET') return []
      const [there, absent] = [
        await told('auditor', endpoint, ids.ticket, ids.key),
        await told('auditor', endpoint, newId(), 'INC-999999'),
      ]
      return JSON.stringify(there) === JSON.stringify(absent) ? [] : [name]
    }),
  )
  expect(telling.flat()).toEqual(
    expect.arrayContaining([
      'records.go',
      'records.record',
      'desk.show',
      'files.list',
      'comments.list',
      'links.list',
    ]),
  )
})
