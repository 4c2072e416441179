import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Known, verdict } from './identity.ts'
import { type Keys, keysOf, macsOf, serialOf, swapped, uuidOf } from './keys.ts'

const none: Keys = { agent: '', serial: '', uuid: '', macs: [], device: '', name: '' }
const keys = (some: Partial<Keys>): Keys => ({ ...none, ...some })
const known = (id: string, some: Partial<Keys>, alive = true): Known => ({ id, keys: keys(some), alive })
const [u1, u2] = ['4c4c4544-0051-4310-8052-b4c04f564231', '4c4c4544-0051-4310-8052-b4c04f564232']
const [m1, m2, vpn] = ['a0:36:9f:00:00:01', 'a0:36:9f:00:00:02', '00:ff:11:22:33:44']

describe('what stands where a number should is none', () => {
  test.each([
    '',
    'Default string',
    'To Be Filled By O.E.M.',
    '0000000',
    '1111',
    'none',
    'N/A',
    '123456789',
    'xxxxxxxx',
    ' ',
  ])('serial %j', (serial) => expect(serialOf(serial)).toBe(''))
  test.each(['VMware-56 4d 1.2', '5CG1.2XY', 'PF0ABCDE', '2000001'])('serial %j is one', (serial) => {
    expect(serialOf(serial)).not.toBe('')
  })
  test.each([
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '03000200-0400-0500-0006-000700080009',
    '2',
    '01010101-0101-0101-0101-010101010101',
    '00020003-0004-0005-0006-000700080009',
  ])('uuid %j', (uuid) => expect(uuidOf(uuid)).toBe(''))
  test('adapters that are not its own', () => {
    const rows = [
      { mac: 'A0-36-9F-00-00-01', description: 'eth0' },
      { mac: 'a0:36:9f:00:00:01', description: 'eth0' },
      { mac: '02:42:aa:00:00:01', description: 'docker0', virtualdev: '1' },
      { mac: '00:50:56:C0:00:08', description: 'VMware Network Adapter' },
      { mac: '52:54:00:00:00:01', description: 'tun0' },
      { mac: '02:00:4e:43:50:49', description: 'VPN' },
    ]
    expect(macsOf(rows)).toEqual([m1])
  })
})

test('a UUID turned twice is itself', () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(swapped(swapped(uuid))).toBe(uuid)
    }),
  )
})

describe('verdicts', () => {
  const cases: [string, Partial<Keys>, Known[], string][] = [
    ['nothing known', { serial: 'A1' }, [], 'new'],
    [
      'renamed',
      { serial: 'A1', uuid: u1, name: 'new', device: 'new-1' },
      [known('a', { serial: 'A1', uuid: u1, name: 'old', device: 'old-1' })],
      'a',
    ],
    [
      'installed anew',
      { serial: 'A1', macs: [m1], device: 'x' },
      [known('a', { serial: 'A1', macs: [m1], device: 'y' })],
      'a',
    ],
    [
      'installed anew, no serial',
      { macs: [m1], device: 'x' },
      [known('a', { macs: [m1], device: 'y' })],
      'a',
    ],
    ['turned UUID', { uuid: swapped(u1) }, [known('a', { uuid: u1 })], 'a'],
    ['two without a serial', { macs: [m2], device: 'b' }, [known('a', { macs: [m1], device: 'a' })], 'new'],
    [
      'the adapter of a VPN, other serials',
      { serial: 'B2', macs: [m2, vpn] },
      [known('a', { serial: 'A1', macs: [m1, vpn] })],
      'new',
    ],
    [
      'the adapter of a VPN that two have',
      { macs: [vpn], device: 'c' },
      [known('a', { macs: [m1, vpn] }), known('b', { macs: [m2, vpn] })],
      'new',
    ],
    [
      'the adapter of a VPN, no serials',
      { macs: [m2, vpn], device: 'b' },
      [known('a', { macs: [m1, vpn], device: 'a' })],
      'ambiguous',
    ],
    ['a dock that moved', { serial: 'B2', macs: [m1] }, [known('a', { serial: 'A1', macs: [m1] })], 'new'],
    [
      'a copy, both alive',
      { uuid: u1, macs: [m2], device: 'vm-1', name: 'vm' },
      [known('a', { uuid: u1, macs: [m1], device: 'vm-1', name: 'vm' })],
      'ambiguous',
    ],
    [
      'moved to other hardware, the first long gone',
      { uuid: u1, macs: [m2] },
      [known('a', { uuid: u1, macs: [m1] }, false)],
      'a',
    ],
    [
      'a copy that was told apart',
      { uuid: u1, macs: [m2], device: 'vm-1' },
      [
        known('a', { uuid: u1, macs: [m1], device: 'vm-1' }),
        known('b', { uuid: u1, macs: [m2], device: 'vm-1' }),
      ],
      'b',
    ],
    [
      'a copied image with the agent’s number',
      { agent: u1, serial: 'B2', macs: [m2] },
      [known('a', { agent: u1, serial: 'A1', macs: [m1] })],
      'ambiguous',
    ],
    [
      'the same UUID, another serial',
      { uuid: u1, serial: 'B2' },
      [known('a', { uuid: u1, serial: 'A1' })],
      'ambiguous',
    ],
    [
      'a new board under the same label',
      { serial: 'A1', uuid: u2, macs: [m1] },
      [known('a', { serial: 'A1', uuid: u1, macs: [m1] })],
      'a',
    ],
    [
      'an image that several share',
      { device: 'img-1', macs: [m2] },
      [known('a', { device: 'img-1', macs: [m1] })],
      'ambiguous',
    ],
    ['only its own name for itself', { device: 'x-1' }, [known('a', { device: 'x-1' })], 'a'],
    ['the same name alone', { name: 'pc', macs: [m2] }, [known('a', { name: 'pc', macs: [m1] })], 'new'],
    [
      'two of one serial',
      { serial: 'A1' },
      [known('a', { serial: 'A1' }), known('b', { serial: 'A1' })],
      'ambiguous',
    ],
    [
      'the serial outweighs the name for itself',
      { serial: 'A1', device: 'b-1' },
      [known('a', { serial: 'A1', device: 'a-1' }), known('b', { device: 'b-1' })],
      'a',
    ],
  ]
  test.each(cases)('%s', (_, some, all, expected) => {
    const told = verdict(keys(some), all)
    expect(told.is === 'match' ? told.id : told.is).toBe(expected)
  })
})

const part = fc.constantFrom('', '', 'P', 'Q')
const arbitraryKeys = fc.record({
  agent: fc.constantFrom('', u1, u2),
  serial: part,
  uuid: fc.constantFrom('', u1, u2, swapped(u1)),
  macs: fc.subarray([m1, m2, vpn]),
  device: fc.constantFrom('d', 'e'),
  name: part,
})
const arbitraryKnown = fc
  .array(fc.record({ keys: arbitraryKeys, alive: fc.boolean() }), { maxLength: 5 })
  .map((all) => all.map((one, n) => ({ id: String(n), ...one })))

test('the order in which devices are known decides nothing', () => {
  fc.assert(
    fc.property(arbitraryKeys, arbitraryKnown, (some, all) => {
      expect(verdict(some, all.toReversed())).toEqual(verdict(some, all))
    }),
  )
})

test('what contradicts in serial and shares neither UUID nor number is never merged', () => {
  fc.assert(
    fc.property(arbitraryKeys, arbitraryKnown, (some, all) => {
      const told = verdict(some, all)
      if (told.is !== 'match') return
      const one = all.find(({ id }) => id === told.id)?.keys
      const differ = (a = '', b = '') => a !== '' && b !== '' && a !== b
      expect(differ(one?.serial, some.serial)).toBe(false)
      const uuidDiffers = differ(one?.uuid, some.uuid) && one?.uuid !== swapped(some.uuid)
      if (uuidDiffers) expect(one?.serial).toBe(some.serial)
    }),
  )
})

test('keys of a report', () => {
  const sections = {
    bios: [{ ssn: ' pf0abcde ' }],
    hardware: [{ name: 'PC-7', uuid: u1.toUpperCase() }],
    networks: [{ mac: m1 }],
  }
  expect(keysOf(sections, { agent: '', device: 'pc-7-2026' })).toEqual({
    agent: '',
    serial: 'PF0ABCDE',
    uuid: u1,
    macs: [m1],
    device: 'pc-7-2026',
    name: 'pc-7',
  })
})
