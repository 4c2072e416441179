import { assert, constantFrom, integer, nat, property, record, string, uint8Array } from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { expect, test } from 'vitest'
import type { Head } from '#lib/sealed'
import { headMessageOf } from '../forward/formats.ts'
import { newSecret } from '../ids.ts'
import { isSigned, signerOf } from './head.ts'
import { blockOf, headFinder, lineOf } from './head-text.ts'

const signer = signerOf(newSecret())
const hash = uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const heads = record({
  size: integer({ min: 1 }),
  previous: nat(),
  root: hash,
  batch: hash,
  day: integer({ min: 10, max: 28 }),
}).map(({ day, ...said }) => signer.sign({ ...said, at: `2026-11-${day}T02:42:29Z` }))

/** One reader for all lines of a text: what it holds back of one is for the next. */
const foundIn = (text: string): Head[] => {
  const find = headFinder()
  return text.split(/\r?\n/).flatMap((line) => find(line))
}

/** As a mail program sends it: with short lines as they are, with others or with umlauts in quoted-printable. */
const mailed = async (text: string) =>
  (await new MailComposer({ from: 'a@b.example', text }).compile().build()).toString()

test('whatever carries a head gives it back whole', () => {
  const ways: ((head: Head) => string)[] = [
    lineOf,
    blockOf,
    (head) => `> ${blockOf(head).replaceAll('\n', '\n>> ')}`,
    (head) => headMessageOf(head, 'rfc5424', 'host'),
    (head) => headMessageOf(head, 'json', 'host'),
    (head) => `Nov 30 01:02:03 host #357#273#277${lineOf(head)}`,
    (head) => `${lineOf(head).slice(0, 200)}=\r\n${lineOf(head).slice(200)}`,
    (head) => `"message":"${JSON.stringify(headMessageOf(head, 'json', 'host'))}"`,
    (head) => `${lineOf(head).slice(0, 100)}\n${lineOf(head)}`,
  ]
  assert(
    property(heads, constantFrom(...ways), string(), (head, way, noise) => {
      expect(isSigned(head)).toBe(true)
      expect(foundIn(`${noise.replaceAll('=', '')}\n${way(head)}\nthe end of it`)).toEqual([head])
    }),
  )
})

test('mail gives it back, however it was written', async () => {
  const root = 'ab'.repeat(32)
  const head = signer.sign({ size: 12, previous: 3, root, batch: root, at: '2026-11-29T02:42:29Z' })
  const texts = [blockOf(head), `Für später:\n\n${blockOf(head)}`, `Grüße ${lineOf(head)}`, lineOf(head)]
  const raw = await Promise.all(texts.map(mailed))
  expect(raw.map((one) => /Transfer-Encoding: (.*)/.exec(one)?.[1])).toEqual([
    '7bit',
    'quoted-printable',
    'quoted-printable',
    'quoted-printable',
  ])
  expect(raw.map(foundIn)).toEqual(texts.map(() => [head]))
  expect(
    Math.max(
      ...blockOf(head)
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(64)
})
