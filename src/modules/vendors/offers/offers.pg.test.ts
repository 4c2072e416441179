import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { type Made, vendors } from '#test/vendors'
import { world } from '#test/world'

const house = await world()
const { call, must } = house
const { auditor, manager, technician } = await vendors(house)
interface View {
  version: number
  offers: object[]
  result: {
    winner: string | null
    standings: { offer: string; total: number | null; place: number | null; price: string | null }[]
    [more: string]: unknown
  }
  [more: string]: unknown
}
const criteria = [
  { id: 'eu', name: 'Data stay in the EU', kind: 'must' },
  { id: 'price', name: 'Price', kind: 'price', weight: 4 },
  { id: 'help', name: 'Support', weight: 3 },
  { id: 'fit', name: 'Fit', weight: 3 },
]
const offer = (id: string, cost: string, more: object = {}) => ({
  id,
  name: `Offer ${id}`,
  cost,
  per: 'month',
  meets: ['eu'],
  ...more,
})
const offers = [
  offer('a', '100.00 EUR', { setup: '1200.00 EUR' }),
  offer('b', '200.00 EUR'),
  offer('c', '50.00 EUR', { meets: [], misses: ['eu'] }),
]
const comparison = (more: object = {}) =>
  must<Made>(manager, 'POST', '/api/comparisons', {
    name: `Mail ${newId().slice(-6)}`,
    term_months: 24,
    criteria,
    offers,
    ...more,
  })
const show = ({ id }: Made, who = technician) => must<View>(who, 'GET', `/api/comparisons/${id}`)
const score = ({ id }: Made, who: typeof manager, all: Record<string, number>, more: object = {}) =>
  call(who, 'POST', `/api/comparisons/${id}/scores`, {
    scores: Object.entries(all).map(([name, value]) => {
      const [of, criterion] = name.split(' ')
      return { offer: of, criterion, score: value }
    }),
    ...more,
  })
const act = ({ id }: Made, what: string, body: object = {}, who = manager) =>
  call(who, 'POST', `/api/comparisons/${id}/${what}`, body)

test('gates first, then weights times scores with the price over the term; who has an interest does not count', async () => {
  const one = await comparison()
  await score(one, manager, { 'a help': 8, 'a fit': 6, 'b help': 9, 'b fit': 10, 'c help': 10, 'c fit': 10 })
  await score(one, technician, { 'b help': 1 }, { conflict: 'A brother works there' })
  expect((await score(one, auditor, { 'a help': 1 })).status).toBe(403)
  expect((await score(one, manager, { 'a price': 1 })).status).toBe(422)
  const { result, ballots } = await show(one)
  expect(ballots).toHaveLength(2)
  // 3,600 against 4,800 over 24 months: 10 and 7.5. a: .4·10 + .3·8 + .3·6; b: .4·7.5 + .3·9 + .3·10.
  const [a, b, c] = result.standings
  expect(a).toMatchObject({ price: '3600.00 EUR', place: 2 })
  expect(a?.total).toBeCloseTo(8.2, 9)
  expect(b?.total).toBeCloseTo(8.7, 9)
  expect(c).toMatchObject({ missed: ['eu'], total: null, place: null })
  expect(result.winner).toBe('b')
  // Price decides from half on: x·10 + (1 − x)·7 against x·7.5 + (1 − x)·9.5.
  const weights = result['weights'] as { criterion: string; above: { at: number; to: string } | null }[]
  expect(weights[0]?.above?.to).toBe('a')
  expect(weights[0]?.above?.at).toBeCloseTo(0.5, 9)
})

test('criteria compared in pairs give weights, and what contradicts itself is named', async () => {
  const one = await comparison()
  const pair = (a: string, b: string, step: number) => ({ a, b, step })
  const said = [pair('price', 'help', 2), pair('help', 'fit', 2)]
  await act(one, 'pairs', { pairs: said, weighing: 'pairs' })
  expect((await show(one)).result).toMatchObject({ missing_pairs: 1, consistency: null })
  await act(one, 'pairs', { pairs: [pair('price', 'fit', 8)] })
  const { result } = await show(one)
  expect(result).toMatchObject({ missing_pairs: 0, consistency: { acceptable: true, triple: null } })
  const weights = (result['weights'] as { weight: number }[]).map(({ weight }) => weight)
  for (const [k, part] of [9, 3, 1].entries()) expect(weights[k]).toBeCloseTo(part / 13, 9)
  await act(one, 'pairs', { pairs: [pair('fit', 'price', 8)] })
  expect((await show(one)).result['consistency']).toMatchObject({
    acceptable: false,
    triple: { a: 'price', b: 'help', c: 'fit' },
  })
  expect((await act(one, 'pairs', { pairs: [pair('price', 'price', 1)] })).status).toBe(422)
})

test('offers compared in pairs under a criterion need no scores there', async () => {
  const one = await comparison({ criteria: criteria.slice(2, 3), offers: offers.slice(0, 2) })
  await act(one, 'pairs', { pairs: [{ about: 'help', a: 'a', b: 'b', step: 4 }] })
  const { result } = await show(one)
  expect(result.winner).toBe('a')
  expect(result.standings.map(({ total }) => total?.toFixed(3))).toEqual(['10.000', '2.000'])
})

test('a decision has a reason and a name, freezes the comparison, and becomes a contract', async () => {
  const vendor = await must<Made>(manager, 'POST', '/api/vendors', { name: `Nordlys ${newId().slice(-8)}` })
  const one = await comparison({
    offers: [offers[0], { ...offers[1], vendor_id: vendor.id }, offers[2]],
  })
  await score(one, manager, { 'a help': 9, 'a fit': 9, 'b help': 9, 'b fit': 9 })
  expect(await act(one, 'decide', { offer: 'c' })).toMatchObject({
    status: 409,
    body: { title: 'Offer c misses a must-have: Data stay in the EU' },
  })
  expect((await act(one, 'decide', { offer: 'b' })).status).toBe(409)
  expect((await act(one, 'decide', { offer: 'b', reason: 'x' }, technician)).status).toBe(403)
  expect((await act(one, 'contract')).status).toBe(409)
  expect((await act(one, 'decide', { offer: 'b', reason: 'They answer in our language' })).status).toBe(200)
  const decided = await show(one)
  expect(decided).toMatchObject({
    status: 'decided',
    decision: { offer: 'b', by: { name: 'Mia' }, reason: 'They answer in our language' },
    can: { score: 'It is decided; take the decision back to change it' },
  })
  expect((await score(one, manager, { 'a help': 1 })).status).toBe(409)
  const { body: made } = await act(one, 'contract')
  expect(await must(technician, 'GET', `/api/contracts/${(made as Made).id}`)).toMatchObject({
    vendor: { id: vendor.id },
    cost: '200.00 EUR',
    per: 'month',
    renewal: 'none',
    status: 'planned',
  })
  expect((await act(one, 'contract')).status).toBe(409)
  const told = JSON.stringify(await must(technician, 'GET', `/api/records/${one.id}/history`))
  expect(told).toContain('Decided for Offer b: They answer in our language')
})
