import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallerOf, type Sized } from './smaller.ts'

const euros = (minor: number) => ({ minor, currency: 'EUR' })
const laptop = (id: string, model: string, more: Partial<Sized> = {}): Sized => ({
  id,
  model,
  type: 'laptop',
  isUsed: true,
  bought_on: '2026-01-02',
  cost: euros(229_000),
  memory: { total: 32_000, most: 25 },
  disk: { total: 1_000_000, used: 100_000 },
  ...more,
})
const small = laptop('s', 'small', {
  cost: euros(129_001),
  memory: { total: 16_000, most: 80 },
  disk: { total: 500_000, used: 400_000 },
})

test('the cheapest model that is large enough saves what it costs less', () => {
  expect(smallerOf([laptop('l', 'large'), small])).toEqual(
    new Map([['l', { model: 'small', saves: euros(99_999) }]]),
  )
})

test.each<[string, readonly Sized[]]>([
  ['too little memory', [laptop('l', 'large', { memory: { total: 32_000, most: 38 } }), small]],
  ['too little disk', [laptop('l', 'large', { disk: { total: 1_000_000, used: 380_000 } }), small]],
  ['how much it uses is not known', [laptop('l', 'large', { memory: { total: 32_000, most: null } }), small]],
  ['its disk is not known', [laptop('l', 'large', { disk: null }), small]],
  ['of another type', [laptop('l', 'large'), { ...small, type: 'desktop' }]],
  ['in another money', [laptop('l', 'large'), { ...small, cost: { minor: 1, currency: 'NOK' } }]],
  ['not in use', [laptop('l', 'large'), { ...small, isUsed: false }]],
  ['no cheaper', [laptop('l', 'large'), { ...small, cost: euros(229_000) }]],
  [
    'another of the model is smaller still',
    [laptop('l', 'large'), small, { ...small, id: 't', memory: { total: 8000, most: 9 } }],
  ],
])('nothing is promised: %s', (_, devices) => {
  expect(smallerOf(devices).get('l')).toBeUndefined()
})

const device = fc.record({
  model: fc.constantFrom('a', 'b', 'c', 'd', null),
  type: fc.constantFrom('laptop', 'desktop'),
  isUsed: fc.boolean(),
  bought_on: fc.option(fc.constantFrom('2025-01-01', '2026-01-01')),
  cost: fc.option(fc.record({ minor: fc.nat(1000), currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'NOK') })),
  memory: fc.option(fc.record({ total: fc.constantFrom(8, 16, 32), most: fc.option(fc.nat(100)) })),
  disk: fc.option(fc.record({ total: fc.constantFrom(256, 512), used: fc.nat(256) })),
})
const fleet = fc
  .array(device, { maxLength: 14 })
  // A model is of one type.
  .map((all) =>
    all.map((one, n): Sized => ({
      ...one,
      id: String(n).padStart(2, '0'),
      type:
        one.model === 'a' || one.model === 'b'
          ? 'laptop'
          : one.type === 'laptop' && one.model !== null
            ? 'desktop'
            : one.type,
    })),
  )

/** By trying every device as the one that would do, with the last price of its model. */
function tried(all: readonly Sized[], one: Sized): number | undefined {
  const like = (other: Sized) => all.filter(({ model }) => model !== null && model === other.model)
  const priceOf = (other: Sized) => {
    let [last, price]: [string, Sized['cost']] = ['', null]
    for (const { id, bought_on, cost } of like(other))
      if (bought_on !== null && cost !== null && `${bought_on} ${id}` > last)
        [last, price] = [`${bought_on} ${id}`, cost]
    return price
  }
  const isKnown = (other: Sized) =>
    like(other).some(({ memory }) => memory) &&
    like(other).some(({ disk }) => disk) &&
    like(other).some(({ isUsed }) => isUsed)
  const own = priceOf(one)
  const { memory, disk } = one
  if (!own || !isKnown(one) || !memory || !disk) return undefined
  const uses = memory.most === null ? memory.total * 0.75 : (memory.total * memory.most) / 100
  const prices = all.flatMap((other) => {
    const price = priceOf(other)
    const isLarge = like(other).every(
      (each) =>
        (each.memory?.total ?? 99) * 0.75 >= uses - 1e-9 &&
        (each.disk?.total ?? 999) * 0.75 >= disk.used - 1e-9,
    )
    return price && isKnown(other) && other.type === one.type && price.currency === own.currency && isLarge
      ? [price.minor]
      : []
  })
  const saves = own.minor - Math.min(...prices, own.minor)
  return saves > 0 ? saves : undefined
}

test('it is what trying every model finds', () => {
  fc.assert(
    fc.property(fleet, (all) => {
      const found = smallerOf(all)
      for (const one of all) expect(found.get(one.id)?.saves.minor).toBe(tried(all, one))
    }),
  )
})
