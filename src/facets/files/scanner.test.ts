import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { clamd, eicar, hasClamd } from '#test/scanner'
import { scan, scanWith } from './scanner.ts'

const asked = (bytes: Buffer | string) => scan(Readable.from([Buffer.from(bytes)]))

describe.runIf(hasClamd)('with Debian’s clamd', async () => {
  const url = hasClamd ? await clamd(1) : ''

  test('it finds what it knows, and lets the rest be', async () => {
    scanWith(url)
    onTestFinished(() => scanWith(undefined))
    expect(await asked(eicar)).toEqual({
      clean: false,
      found: expect.stringContaining('Eicar-Test-Signature') as string,
    })
    expect(await asked(randomBytes(300_000))).toEqual({ clean: true })
  })

  test('what is too large for it has no verdict, and that is said', async () => {
    scanWith(url)
    onTestFinished(() => scanWith(undefined))
    await expect(asked(randomBytes(3 * 1024 * 1024))).rejects.toThrow(/size limit|EPIPE|ECONNRESET/)
  })
})

test('a scanner that is not there has no verdict', async () => {
  scanWith('unix:/nowhere/clamd.ctl')
  onTestFinished(() => scanWith(undefined))
  await expect(asked('x')).rejects.toThrow('ENOENT')
})
