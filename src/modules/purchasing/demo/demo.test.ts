import { expect, test } from 'vitest'
import { happenedIn } from '../bring/outcome.ts'
import { openNow } from './now.ts'
import { orderNo, ordersOf } from './orders.ts'

const ground = { people: new Map(), vendors: new Map(), today: '2026-11-30' }
const device = (n: number) => {
  const bought_on = Temporal.PlainDate.from('2025-06-02')
    .add({ days: n * 9 })
    .toString()
  const type = n % 3 === 0 ? 'laptop' : 'phone'
  return {
    id: `device ${n}`,
    order_no: orderNo(type === 'laptop' ? 'L' : 'P', bought_on),
    serial: `SN${n}`,
    bought_on,
    model: { type, manufacturer: 'Corvid', model: type, cost: 1000 + (n % 2) },
  }
}
const devices = Array.from({ length: 58 }, (_, n) => device(n))
const tolerance = { percent: 200, most: 2500 }

test('the same seed and day give the same bytes', () => {
  const told = () => JSON.stringify([ordersOf(7, devices, ground), openNow(ground, false)])
  expect(told()).toBe(told())
})

test('each device comes by one order, nothing happens before it was ordered or after today, and what is billed right is closed', () => {
  const orders = ordersOf(7, devices, ground)
  const came = orders.flatMap(({ receipts }) =>
    receipts.flatMap(({ lines }) => lines.flatMap(({ pieces }) => pieces.map(({ record_id }) => record_id))),
  )
  expect(new Set(came).size).toBe(came.length)
  for (const order of [...orders, ...openNow(ground, false)]) {
    const moments = happenedIn(order, tolerance).all.map(({ step }) => step.at)
    expect(moments).toEqual(moments.toSorted())
    expect(order.created_at <= (moments[0] ?? order.created_at)).toBe(true)
    expect((moments.at(-1) ?? '') < '2026-12-01').toBe(true)
  }
  const states = orders.map((order) => happenedIn(order, tolerance).status)
  expect(states.filter((status) => status === 'closed').length).toBeGreaterThan(states.length / 2)
  expect(
    orders.some(({ ordered, receipts }) =>
      receipts.some(({ on }) => ordered?.promised_on && on > ordered.promised_on),
    ),
  ).toBe(true)
})

test('every state is seen', () => {
  const states = new Set(openNow(ground, false).map((story) => happenedIn(story, tolerance).status))
  expect([...states].toSorted()).toEqual(
    [
      'approved',
      'asked',
      'cancelled',
      'closed',
      'draft',
      'ordered',
      'partly',
      'received',
      'refused',
    ].toSorted(),
  )
})
