import { expect, test } from 'vitest'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'

const { someone, must, call } = await world()
const ana = await someone('Ana Lind', ['technician'])
const bo = await someone('Bo Ås', ['technician'])
const leo = await someone('Leo Falk', ['lead', 'technician'])

const { id } = await must<Opened>(ana, 'POST', '/api/desk/tickets', { title: 'Vault hangs' })
const at = `/api/desk/tickets/${id}/time`
interface Spent {
  id: string
  minutes: number
  batch: string
}
const spend = (minutes: number, note = '') => must<Spent>(ana, 'POST', at, { minutes, note })
const correct = (entry: string, facts: object, who = ana) => call(who, 'PATCH', `${at}/${entry}`, facts)
const remove = (entry: string, who = ana) => call(who, 'DELETE', `${at}/${entry}`)
const undo = (batch: string) => must(ana, 'POST', '/api/desk/undo', { batch })
const minutes = async () => (await must<Ticket>(ana, 'GET', `/api/desk/tickets/${id}`)).minutes
const entry = async (wanted: string, who = ana) =>
  (await must<{ items: { id: string }[] }>(who, 'GET', at)).items.find((one) => one.id === wanted)
const told = async () =>
  (await must<{ items: { lines: string[] }[] }>(ana, 'GET', `/api/records/${id}/history`)).items.flatMap(
    ({ lines }) => lines,
  )

test('time that was written down is taken back, corrected and taken off, each with a way back', async () => {
  const first = await spend(5, 'Asked')
  expect(await minutes()).toBe(5)
  expect(await undo(first.batch)).toMatchObject({ done: 1 })
  expect([await minutes(), await entry(first.id)]).toEqual([0, undefined])

  const second = await spend(50, 'Looked')
  const corrected = await correct(second.id, { minutes: 5, note: 'Looked again' })
  expect(corrected.body).toMatchObject({ id: second.id, minutes: 5 })
  expect(await entry(second.id)).toMatchObject({ minutes: 5, note: 'Looked again', can: { change: true } })
  await undo((corrected.body as Spent).batch)
  expect(await entry(second.id)).toMatchObject({ minutes: 50, note: 'Looked' })

  const removed = await remove(second.id)
  expect(removed.body).toMatchObject({ minutes: 0 })
  expect(await entry(second.id)).toBeUndefined()
  expect((await remove(second.id)).status).toBe(404)
  expect(await undo((removed.body as Spent).batch)).toMatchObject({ done: 1 })
  expect(await entry(second.id)).toMatchObject({ minutes: 50, note: 'Looked' })
  expect((await told()).slice(0, 5)).toEqual([
    'Ana Lind put 50 minutes back',
    'Ana Lind took 50 minutes of their own off again',
    'Ana Lind corrected their own time from 5 to 50 minutes',
    'Ana Lind corrected their own time from 50 to 5 minutes',
    'Ana Lind spent 50 minutes on this',
  ])
})

test('time that was corrected since is not taken back', async () => {
  const spent = await spend(30)
  await correct(spent.id, { minutes: 20 })
  expect(await undo(spent.batch)).toMatchObject({ done: 0, refused: [{ id }] })
})

test('somebody else’s time is changed by who shapes the desk only', async () => {
  const spent = await spend(10)
  const why = 'Only Ana Lind, or who shapes the desk, can change this'
  expect(await entry(spent.id, bo)).toMatchObject({ can: { change: why } })
  expect(await correct(spent.id, { minutes: 1 }, bo)).toMatchObject({ status: 409, body: { title: why } })
  expect((await remove(spent.id, bo)).status).toBe(409)
  expect(await correct(spent.id, { minutes: 12 }, leo)).toMatchObject({ status: 200 })
  expect((await told())[0]).toBe('Leo Falk corrected the time of Ana Lind from 10 to 12 minutes')
})
