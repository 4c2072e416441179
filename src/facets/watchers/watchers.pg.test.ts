import { expect, test } from 'vitest'
import { everyone } from '#kernel/actor'
import { changesStanding } from '#kernel/standing'
import { things } from '#test/things'
import { world } from '#test/world'

const house = await world()
const { someone, team, call, db, write } = house
const { make, merge } = await things(house)

const ana = await someone('Ana', ['technician'])
const bo = await someone('Bo', ['technician'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])
const rob = await someone('Rob', ['requester'])

type Who = typeof ana
interface Listed {
  items: { person: { id: string; name: string }; role: string }[]
  watching: boolean
}
const list = async (who: Who, { id }: { id: string }) => {
  const { body } = await call(who, 'GET', `/api/records/${id}/watchers`)
  const { items, watching } = body as Listed
  return { who: items.map(({ person, role }) => `${person.name} ${role}`), watching }
}
const change = (who: Who, path: string, records: { id: string }[], principals: string[], role?: string) =>
  call(who, 'POST', path, { records: records.map(({ id }) => id), principals, role })
const setActive = ({ id }: Who, active: boolean) =>
  write(undefined, async (ctx) => {
    changesStanding(ctx)
    await ctx.db.updateTable('principal').set({ active }).where('id', '=', id).execute()
  })
const sees = async (who: Who, { id }: { id: string }) =>
  (await call(who, 'GET', `/api/records/${id}`)).status === 200

test('whoever sees a record may watch it, and stop', async () => {
  const thing = await make('Thing')
  for (const who of [ana, audrey]) {
    expect((await call(who, 'POST', `/api/records/${thing.id}/watch`, {})).status).toBe(200)
    expect((await list(who, thing)).watching).toBe(true)
    expect((await call(who, 'DELETE', `/api/records/${thing.id}/watch`)).status).toBe(200)
    expect(await list(who, thing)).toEqual({ who: [], watching: false })
  }
  expect((await call(rita, 'POST', `/api/records/${thing.id}/watch`, {})).status).toBe(404)
})

test('watching by oneself is no way in that would outlast the other one', async () => {
  const thing = await make('Thing')
  await call(bo, 'POST', `/api/records/${thing.id}/watch`, {})
  expect(await db.selectFrom('entity_grant').selectAll().where('entity_id', '=', thing.id).execute()).toEqual(
    [],
  )
  // Named by someone who may say so, it is one.
  await change(ana, '/api/watchers', [thing], [bo.id])
  expect(
    await db.selectFrom('entity_grant').select('reason').where('entity_id', '=', thing.id).execute(),
  ).toEqual([{ reason: 'watcher' }])
})

test('whom it concerns may see it, for as long as it does', async () => {
  const [a, b] = [await make('A'), await make('B')]
  const added = await change(ana, '/api/watchers', [a, b], [rita.id, rob.id], 'affected')
  expect(added.body).toEqual({ added: 4 })
  expect((await change(ana, '/api/watchers', [a], [rita.id], 'affected')).body).toEqual({ added: 0 })
  expect(await sees(rita, a)).toBe(true)
  await change(ana, '/api/watchers', [a], [rita.id], 'copied')
  await change(ana, '/api/watchers/remove', [a], [rita.id], 'affected')
  expect(await sees(rita, a)).toBe(true)
  expect((await change(ana, '/api/watchers/remove', [a], [rita.id], 'copied')).body).toEqual({ removed: 1 })
  expect(await sees(rita, a)).toBe(false)
  expect(await sees(rita, b)).toBe(true)
})

test('a team may watch, and its members then see it', async () => {
  const crew = await team('Quay crew')
  const dora = await someone('Dora', ['requester'], [crew])
  const thing = await make('Crane')
  await change(ana, '/api/watchers', [thing], [crew])
  expect(await sees(dora, thing)).toBe(true)
  expect((await list(ana, thing)).who).toEqual(['Quay crew watcher'])
})

test('neither everyone nor nobody can be named', async () => {
  const thing = await make('Thing')
  expect(await change(ana, '/api/watchers', [thing], [everyone])).toMatchObject({
    status: 422,
    body: { key: 'house.no-groups' },
  })
  expect((await change(ana, '/api/watchers', [thing], [thing.id])).status).toBe(422)
  await setActive(rob, false)
  expect((await change(ana, '/api/watchers', [thing], [rob.id])).status).toBe(422)
  await setActive(rob, true)
})

test('from outside one sees who is affected and copied, and oneself, but not who watches', async () => {
  const mine = await make('Mine', { requester: rita })
  await change(ana, '/api/watchers', [mine], [bo.id])
  await change(ana, '/api/watchers', [mine], [rob.id], 'affected')
  expect(await list(ana, mine)).toEqual({ who: ['Rob affected', 'Bo watcher'], watching: false })
  expect(await list(rita, mine)).toEqual({ who: ['Rob affected'], watching: false })
  await call(rita, 'POST', `/api/records/${mine.id}/watch`, {})
  expect(await list(rita, mine)).toEqual({ who: ['Rob affected', 'Rita watcher'], watching: true })
  const events = await db
    .selectFrom('event')
    .select(['kind', 'granted'])
    .where('subject_id', '=', mine.id)
    .orderBy('id')
    .execute()
  expect(events.map(({ granted }) => granted)).toEqual([false, true, false])
})

test('others are named only by those who may change the record', async () => {
  const mine = await make('Mine', { requester: rita })
  const file = await make('File', { kind: 'casefile' })
  expect((await change(rita, '/api/watchers', [mine], [rob.id])).status).toBe(403)
  expect((await change(audrey, '/api/watchers', [mine], [rob.id])).status).toBe(403)
  expect((await change(ana, '/api/watchers', [mine, file], [rob.id])).status).toBe(404)
  expect((await change(ana, '/api/watchers/remove', [file], [rob.id])).status).toBe(404)
  expect(await sees(rob, mine)).toBe(false)
})

test('whom a merged record concerned belongs to its end', async () => {
  const [first, second] = [await make('First'), await make('Second')]
  await change(ana, '/api/watchers', [first], [bo.id])
  await merge(first, second)
  expect(await list(bo, second)).toEqual({ who: ['Bo watcher'], watching: true })
  await call(bo, 'DELETE', `/api/records/${second.id}/watch`)
  expect(await list(bo, second)).toEqual({ who: [], watching: false })
})
