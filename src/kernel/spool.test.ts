import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { Refusal } from '#lib/refusal'
import { spool } from './spool.ts'

const folder = mkdtempSync(join(tmpdir(), 'spool-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const leftovers = () => readdirSync(folder)
const body = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)))

test('a body is kept whole until it is disposed of, with its size and hash', async () => {
  {
    await using kept = await spool(body('ab', 'c'), 3, folder)
    expect(kept.size).toBe(3)
    expect(kept.head.toString()).toBe('abc')
    expect(kept.sha256.toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    expect(await text(kept.open())).toBe('abc')
  }
  expect(leftovers()).toEqual([])
})

test('past the limit it is refused, nothing stays, and the sender is not cut off', async () => {
  const sent = body('ab', 'cd', 'ef')
  await expect(spool(sent, 3, folder)).rejects.toThrow(Refusal)
  expect(leftovers()).toEqual([])
  expect(sent.destroyed).toBe(false)
})
