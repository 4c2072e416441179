import { expect, test } from 'vitest'
import { lengthOf, placeIn, verdictIn } from './clamd.ts'

test('only a plain OK is clean; what is no verdict is none', () => {
  expect(verdictIn('stream: OK\0')).toEqual({ clean: true })
  expect(verdictIn('stream: Eicar-Test-Signature FOUND\0')).toEqual({
    clean: false,
    found: 'Eicar-Test-Signature',
  })
  for (const reply of ['', 'INSTREAM size limit exceeded. ERROR\0', 'stream: OKAY', 'stream:  FOUND', 'OK'])
    expect(verdictIn(reply), reply).toBeUndefined()
})

test('a length is four bytes, the greatest first', () => {
  expect(lengthOf(258).toString('hex')).toBe('00000102')
  expect(lengthOf(0).toString('hex')).toBe('00000000')
})

test('a scanner is reached by network or by a socket of this machine', () => {
  expect(placeIn('tcp://scan.example.org')).toEqual({ host: 'scan.example.org', port: 3310 })
  expect(placeIn('tcp://[::1]:4000')).toEqual({ host: '::1', port: 4000 })
  expect(placeIn('unix:/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' })
})
