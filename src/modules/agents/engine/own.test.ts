import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Keys } from './keys.ts'
import { claimOf, type Device, type Ground, ownedIn } from './own.ts'

const none: Keys = { agent: '', serial: '', uuid: '', macs: [], device: '', name: '' }
const keys = (some: Partial<Keys>): Keys => ({ ...none, ...some })
const device = (id: string, some: Partial<Keys>, rest: Partial<Device> = {}): Device => ({
  id,
  keys: keys(some),
  alive: true,
  asset: `asset of ${id}`,
  owned: false,
  ...rest,
})
const ground = (some: Partial<Ground>): Ground => ({
  agent: null,
  asset: null,
  serial: '',
  known: [],
  bearers: [],
  ...some,
})
const [u1, u2] = ['4c4c4544-0051-4310-8052-b4c04f564231', '4c4c4544-0051-4310-8052-b4c04f564232']
const a = device('a', { device: 'a', serial: 'A', uuid: u1, macs: ['01'] })
const b = device('b', { device: 'b', serial: 'B', uuid: u2, macs: ['02'] })
const bare = device('bare', { device: 'bare', macs: ['03'] })
const ofA = ground({ agent: 'a', asset: a.asset, known: [a, b] })
const forX = ground({ asset: 'x', serial: 'X' })

describe('whose report it is that came with a token of one device', () => {
  const cases: [string, Partial<Keys>, Ground, string][] = [
    ['its own', { device: 'a', serial: 'A', uuid: u1 }, ofA, 'device a'],
    ['set up anew, the same machine', { device: 'new', serial: 'A', uuid: u1 }, ofA, 'device a'],
    ['a new board, whose number nobody has', { device: 'a', serial: 'Q' }, ofA, 'device a'],
    ['says nothing of its machine', { device: 'a' }, ofA, 'device a'],
    ['another', { device: 'c', serial: 'C' }, ofA, 'other'],
    ['one that is known beside it', { device: 'b', serial: 'B', uuid: u2 }, ofA, 'other'],
    ['its name, and the serial number of another', { device: 'a', serial: 'B' }, ofA, 'other'],
    ['its serial number, and the UUID of another', { device: 'a', serial: 'A', uuid: u2 }, ofA, 'other'],
    [
      'its serial number, and the name of a copy of its disk',
      { device: 'b', serial: 'A', uuid: u1 },
      ofA,
      'device a',
    ],
    [
      'its serial number, and the name of one that has no number',
      { device: 'bare', serial: 'A' },
      { ...ofA, known: [a, bare] },
      'other',
    ],
    ['nothing but another name', { device: 'c' }, ofA, 'other'],
    [
      'the serial number of an asset that none reports for',
      { device: 'a', serial: 'Y' },
      { ...ofA, bearers: ['y'] },
      'other',
    ],
    [
      'set up anew, and known by its adapters alone',
      { device: 'new', macs: ['03'] },
      ground({ agent: 'bare', asset: bare.asset, known: [bare] }),
      'device bare',
    ],
    ['the first of an asset', { device: 'x', serial: 'X' }, { ...forX, bearers: ['x'] }, 'new'],
    ['the first of an asset, which says nothing', { device: 'x' }, forX, 'new'],
    ['another than the asset that it was made for', { device: 'c', serial: 'C' }, forX, 'other'],
    ['a device that is another asset', { device: 'a', serial: 'A' }, { ...forX, known: [a] }, 'other'],
    [
      'one that is another asset by its adapters',
      { device: 'n', macs: ['03'] },
      { ...forX, known: [bare] },
      'other',
    ],
    [
      'a device that waits for somebody',
      { device: 'w', serial: 'X' },
      { ...forX, known: [device('w', { device: 'w', serial: 'X' }, { asset: null })] },
      'device w',
    ],
    [
      'a device that waits, and is another thing by its number',
      { device: 'w', serial: 'W' },
      { ...forX, known: [device('w', { device: 'w', serial: 'W' }, { asset: null })] },
      'other',
    ],
    ['nobody’s yet', { device: 'a', serial: 'A' }, ground({ known: [a] }), 'open'],
    [
      'nobody’s yet, and it says one that has another of its own',
      { device: 'n', serial: 'A' },
      ground({ known: [{ ...a, owned: true }] }),
      'other',
    ],
  ]
  test.each(cases)('%s', (_, said, on, expected) => {
    const claim = claimOf(keys(said), on)
    expect('id' in claim ? `${claim.is} ${claim.id}` : claim.is).toBe(expected)
  })
})

const few = <T>(...all: T[]) => fc.constantFrom(...all)
const someKeys = fc.record({
  agent: few('', u1, u2),
  serial: few('', 'A', 'B', 'C'),
  uuid: few('', u1, u2),
  macs: fc.uniqueArray(few('01', '02', '03')),
  device: few('a', 'b', 'c'),
  name: few('', 'n'),
})
const someDevices = fc
  .array(
    fc.record({ keys: someKeys, alive: fc.boolean(), asset: few(null, 'x', 'y'), owned: fc.boolean() }),
    { maxLength: 5 },
  )
  .map((all) => all.map((one, n): Device => ({ ...one, id: `d${n}` })))
const someGround = someDevices.chain((known) =>
  fc.record({
    known: fc.constant(known),
    agent: few(null, ...known.map(({ id }) => id)),
    asset: few(null, 'x', 'y'),
    serial: few('', 'A', 'B'),
    bearers: fc.uniqueArray(few('x', 'y', 'z')),
  }),
)

test('whatever is reported: a bound token is its device’s or refused, and takes nothing that only others have', () => {
  fc.assert(
    fc.property(someKeys, someGround, (said, on) => {
      const claim = claimOf(said, on)
      if (on.agent !== null)
        expect(claim).toEqual(claim.is === 'other' ? { is: 'other' } : { is: 'device', id: on.agent })
      if (claim.is === 'other') return
      const isMine = (one: Device) => one.id === on.agent || (on.asset !== null && one.asset === on.asset)
      for (const one of on.known)
        if (one.owned && !isMine(one) && one.keys.serial !== '' && one.keys.serial === said.serial)
          expect(on.known.some((mine) => isMine(mine) && mine.keys.serial === said.serial)).toBe(true)
    }),
  )
})

test('the order in which devices are known says nothing', () => {
  fc.assert(
    fc.property(someKeys, someGround, (said, on) => {
      const turned = { ...on, known: on.known.toReversed() }
      expect(claimOf(said, turned)).toEqual(claimOf(said, on))
      expect(ownedIn(said, turned.known) === undefined).toBe(ownedIn(said, on.known) === undefined)
    }),
  )
})

test('what has a token of its own is found by its numbers, and by its name unless its numbers are others', () => {
  const owned = { ...a, owned: true }
  const said: [Partial<Keys>, boolean][] = [
    [{ device: 'n', serial: 'A' }, true],
    [{ device: 'n', uuid: u1, serial: 'Q' }, true],
    [{ device: 'a' }, true],
    [{ device: 'n', macs: ['01'] }, true],
    [{ device: 'a', serial: 'Q', macs: ['01'] }, false],
    [{ device: 'n', name: 'a' }, false],
  ]
  for (const [some, expected] of said) expect(ownedIn(keys(some), [owned, b]) !== undefined).toBe(expected)
  expect(ownedIn(keys({ serial: 'A' }), [a])).toBeUndefined()
})
