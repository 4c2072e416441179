import { expect, test } from 'vitest'
import { z } from 'zod'
import { event } from '#lib/contract'
import { addLanguage, vocabulary } from '#lib/words'
import { audienceOf } from '#kernel/audience'
import type { EntityRef } from '#kernel/entity'
import { allEventLines, eventLine, knowEventLines } from '#kernel/event-lines'
import { newId } from '#kernel/ids'
import { things } from '#test/things'
import { world } from '#test/world'

const w = vocabulary('history-test', {
  painted: '{actor} painted this {colour}',
  given: '{actor} gave this to {who}',
  sunk: 'Sank',
})
addLanguage('de', 'history-test', { painted: '{actor} hat dies {colour} angestrichen' })
const Painted = event('thing.painted', z.object({ colours: z.array(z.string()) }))
const Given = event('thing.given', z.object({ to: z.string() }))
const Sunk = event('thing.sunk', z.object({}))
const Untold = event('thing.untold', z.object({ secret: z.string() }))

const house = await world()
const { someone, call, db, write } = house
const { make, merge } = await things(house)
knowEventLines([
  ...allEventLines(),
  eventLine(Painted, {
    say: ({ colours }, { actor }) => colours.map((colour) => w.later('painted', { actor, colour })),
  }),
  eventLine(Sunk, { say: () => w.later('sunk') }),
  eventLine(Given, {
    say: ({ to }, { actor, of }) => w.later('given', { actor, who: of(to) }),
    mentions: ({ to }) => [to],
  }),
])

const ana = await someone('Ana', ['technician'])
const max = await someone('Max', ['manager'])
const audrey = await someone('Audrey', ['auditor'])
const adam = await someone('Adam', ['administrator'])
const rita = await someone('Rita', ['requester'])

type Who = typeof ana
interface Item {
  id: number
  kind: string
  lines: string[]
  data: unknown
  actor: { name: string }
  subject: { id: string; kind: string; key: string | null; title: string | null }
  restricted: boolean
  through: string | null
}
const page = async (who: Who, path: string) =>
  (await call(who, 'GET', path)).body as { items: Item[]; next: string | null }
const timeline = async (who: Who, { id }: { id: string }, query = '') =>
  (await page(who, `/api/records/${id}/history${query}`)).items
const lines = async (who: Who, record: { id: string }) =>
  (await timeline(who, record)).flatMap((item) => item.lines)
const paint = (who: Who, record: EntityRef, colours: string[], granted = true) =>
  write(who, async (ctx) => ctx.emit(Painted, record, { colours }, { granted }))

test('events are told as sentences, newest first, in the language of the reader', async () => {
  const boat = await make('Boat')
  await paint(ana, boat, ['red'])
  await paint(max, boat, ['blue', 'white'])
  expect(await lines(ana, boat)).toEqual([
    'Max painted this blue',
    'Max painted this white',
    'Ana painted this red',
  ])
  const gerd = await someone('Gerd', ['technician'])
  await db.updateTable('account').set({ language: 'de' }).where('person_id', '=', gerd.id).execute()
  expect((await lines(gerd, boat)).at(-1)).toBe('Ana hat dies red angestrichen')
})

test('an id in an event is told by name, as far as the reader may see whose it is', async () => {
  const [boat, file] = [await make('Boat'), await make('Quarrel', { kind: 'casefile' })]
  for (const to of [rita.id, file.id, newId()]) await write(max, async (ctx) => ctx.emit(Given, boat, { to }))
  expect(await lines(max, boat)).toEqual([
    'Max gave this to a restricted record',
    `Max gave this to ${file.key} Quarrel`,
    'Max gave this to Rita',
  ])
  expect((await lines(ana, boat))[1]).toBe('Max gave this to a restricted record')
})

test('a sentence that does not name who did it is preceded by the name, but for what the house did', async () => {
  const boat = await make('Boat')
  const sink = (who: Who | undefined) => write(who, async (ctx) => ctx.emit(Sunk, boat, {}))
  await sink(ana)
  await sink(undefined)
  expect(await lines(ana, boat)).toEqual(['Sank', 'Ana: Sank'])
})

test('what nobody tells, and what was erased, still has its line', async () => {
  const boat = await make('Boat')
  await write(ana, async (ctx) => ctx.emit(Untold, boat, { secret: 'x' }))
  await paint(ana, boat, ['red'])
  await db
    .deleteFrom('event_data')
    .where(
      'event_id',
      'in',
      db
        .selectFrom('event')
        .select('id')
        .where('subject_id', '=', boat.id)
        .where('kind', '=', 'thing.painted'),
    )
    .execute()
  expect(await lines(ana, boat)).toEqual(['Ana: thing.painted', 'Ana: thing.untold'])
})

test('a requester is told only what is meant for them, without the payload', async () => {
  const mine = await make('Mine', { requester: rita })
  await paint(ana, mine, ['open'])
  await paint(ana, mine, ['internal'], false)
  expect(await lines(rita, mine)).toEqual(['Ana painted this open'])
  expect((await timeline(rita, mine)).map(({ data }) => data)).toEqual([null])
  expect((await timeline(ana, mine)).map(({ data }) => data)).toEqual([
    { colours: ['internal'] },
    { colours: ['open'] },
  ])
  expect(await page(rita, `/api/records/${mine.id}/history?limit=1`)).toMatchObject({ next: null })
  const hidden = await make('Hidden')
  expect((await call(rita, 'GET', `/api/records/${hidden.id}/history`)).status).toBe(404)
})

test('a link to a hidden record is not told, not even that there was one', async () => {
  const [mine, file] = [await make('Mine', { requester: rita }), await make('Theft', { kind: 'casefile' })]
  const both = await someone('Bo', ['technician', 'manager'])
  await call(both, 'POST', '/api/links', { links: [{ from: mine.id, relation: 'relates-to', to: file.id }] })
  for (const who of [rita, ana]) expect(await timeline(who, mine)).toEqual([])
  expect(await lines(max, mine)).toEqual([`Bo added: Related to ${file.key} Theft`])
})

test('the story of a merged record is told at its end', async () => {
  const [first, second] = [await make('First'), await make('Second')]
  await paint(ana, first, ['red'])
  await paint(ana, second, ['blue'])
  await merge(first, second)
  const told = await timeline(ana, second)
  expect(told.map(({ subject, lines: [line] }) => [subject.key, line])).toEqual([
    [second.key, 'Ana painted this blue'],
    [first.key, 'Ana painted this red'],
  ])
})

test('pages follow one another, each event once', async () => {
  const boat = await make('Boat')
  for (const colour of ['a', 'b', 'c', 'd', 'e']) await paint(ana, boat, [colour])
  const seen: string[] = []
  let after = ''
  do {
    const { items, next } = await page(ana, `/api/records/${boat.id}/history?limit=2${after}`)
    seen.push(...items.map(({ lines: [line] }) => line?.at(-1) ?? ''))
    after = next === null ? '' : `&after=${next}`
  } while (after !== '')
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a'])
  const forged = Buffer.from(JSON.stringify(['1; drop'])).toString('base64url')
  expect((await call(ana, 'GET', `/api/records/${boat.id}/history?after=${forged}`)).status).toBe(422)
})

test('the audit trail is for auditors and administrators', async () => {
  for (const who of [ana, max, rita]) {
    expect((await call(who, 'GET', '/api/audit')).status).toBe(403)
    expect((await call(who, 'GET', '/api/audit/kinds')).status).toBe(403)
  }
  for (const who of [audrey, adam]) expect((await call(who, 'GET', '/api/audit')).status).toBe(200)
})

test('an auditor reads all but what is private; an administrator learns that something happened, not what', async () => {
  const file = await make('Quarrel', { kind: 'casefile' })
  const diary = await make('Diary', { audience: [rita.id], isPrivate: true })
  await paint(max, file, ['black'])
  await write(rita, async (ctx) => ctx.emit(Untold, diary, { secret: 'mine' }))
  const about = async (who: Who, { id }: { id: string }) =>
    (await page(who, `/api/audit?subject=${id}`)).items
  expect(await about(audrey, file)).toMatchObject([
    {
      lines: ['Max painted this black'],
      subject: { key: file.key, title: 'Quarrel' },
      restricted: false,
      data: { colours: ['black'] },
    },
  ])
  expect(await about(adam, file)).toMatchObject([
    {
      lines: ['Max: thing.painted'],
      subject: { kind: 'casefile', key: null, title: null },
      restricted: true,
      data: null,
    },
  ])
  for (const who of [audrey, adam]) expect(await about(who, diary)).toEqual([])
})

test('the trail is narrowed by who, what, whom, when and together with what', async () => {
  const boat = await make('Audited boat')
  const at = (day: string) => `2031-03-${day}T12:00:00.000Z`
  for (const day of ['01', '02', '03'])
    await write(ana, async (ctx) => ctx.emit(Painted, boat, { colours: [day] }), at(day))
  await write(max, async (ctx) => ctx.emit(Given, boat, { to: rita.id }), at('02'))
  const days = async (query: string) =>
    (await page(audrey, `/api/audit?${query}`)).items.map(({ lines: [line] }) => line?.slice(-2))
  expect(await days(`subject=${boat.key.toLowerCase()}`)).toEqual(['ta', '03', '02', '01'])
  expect(await days(`subject=${boat.id}&actor=${ana.id}&from=${at('02')}`)).toEqual(['03', '02'])
  expect(await days(`subject=${boat.id}&from=${at('02')}&to=${at('03')}`)).toEqual(['ta', '02'])
  expect(await days(`subject=${boat.id}&kind=thing.given`)).toEqual(['ta'])
  expect(await days('subject=THI-999999')).toEqual([])
  const [newest] = (await page(audrey, `/api/audit?subject=${boat.id}&limit=1`)).items
  expect(
    await page(audrey, `/api/audit?request=${(newest as unknown as { request: string }).request}`),
  ).toMatchObject({
    items: [{ id: newest?.id }],
  })
  const { items } = (await call(audrey, 'GET', '/api/audit/kinds')).body as { items: unknown }
  expect(items).toEqual(expect.arrayContaining(['thing.given', 'thing.painted', 'link.added']))
})

test('what happened to something that is no record is told too', async () => {
  const id = newId()
  await write(adam, async (ctx) =>
    ctx.emit(Painted, { id, kind: 'flag', audience_id: await audienceOf(ctx, []) }, { colours: ['red'] }),
  )
  const { items } = await page(audrey, `/api/audit?subject=${id}`)
  expect(items).toMatchObject([{ lines: ['Adam painted this red'], subject: { kind: 'flag', key: null } }])
})
