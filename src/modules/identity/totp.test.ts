import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { base32, grouped } from './engine/base32.ts'
import { type Hmac, hotp, stepAt, stepOf } from './engine/totp.ts'

const by =
  (hash: string): Hmac =>
  (key, message) =>
    createHmac(hash, key).update(message).digest()
const sha1 = by('sha1')
const ascii = (text: string) => new TextEncoder().encode(text)
const secret = ascii('12345678901234567890')

// RFC 4226, appendix D
test.each([
  [0, '755224'],
  [1, '287082'],
  [2, '359152'],
  [3, '969429'],
  [4, '338314'],
  [5, '254676'],
  [6, '287922'],
  [7, '162583'],
  [8, '399871'],
  [9, '520489'],
])('counter %i of RFC 4226 gives %s', (counter, code) => {
  expect(hotp(sha1, secret, counter)).toBe(code)
})

// RFC 6238, appendix B; the secrets of SHA-256 and SHA-512 are as long as their hashes (errata 2866).
const long = ascii('1234567890'.repeat(7))
const secrets = { sha1: secret, sha256: long.slice(0, 32), sha512: long.slice(0, 64) }
test.each([
  [59, '94287082', '46119246', '90693936'],
  [1_111_111_109, '07081804', '68084774', '25091201'],
  [1_111_111_111, '14050471', '67062674', '99943326'],
  [1_234_567_890, '89005924', '91819424', '93441116'],
  [2_000_000_000, '69279037', '90698825', '38618901'],
  [20_000_000_000, '65353130', '77737706', '47863826'],
])('second %i of RFC 6238', (seconds, ...codes) => {
  const made = Object.entries(secrets).map(([hash, key]) => hotp(by(hash), key, stepAt(seconds * 1000), 8))
  expect(made).toEqual(codes)
})

const now = 1_790_000_000_000
const here = stepAt(now)
const at = (step: number, lastStep = 0) =>
  stepOf(sha1, secret, { code: hotp(sha1, secret, step), now, lastStep })

test('a clock may be wrong by one interval, and no more', () => {
  expect([-2, -1, 0, 1, 2].map((off) => at(here + off))).toEqual([
    undefined,
    here - 1,
    here,
    here + 1,
    undefined,
  ])
})

test('a code is taken once, and so are those before it', () => {
  expect(at(here, here)).toBeUndefined()
  expect(at(here - 1, here)).toBeUndefined()
  expect(at(here + 1, here)).toBe(here + 1)
})

test('what is no code fits nothing', () => {
  for (const code of ['', '1', '00000', '0000000', 'abcdef', ' ']) {
    expect(stepOf(sha1, secret, { code, now, lastStep: 0 })).toBeUndefined()
  }
})

// RFC 4648, section 10
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('%j in base 32 is %s', (text, coded) => {
  expect(base32(ascii(text))).toBe(coded)
})

test('a secret of 160 bits is 32 letters, in eight groups', () => {
  expect(grouped(base32(secret))).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
})
