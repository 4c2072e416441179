import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { world } from '#test/world'

const { app, someone } = await world()
const tsc = join(import.meta.dirname, '../node_modules/.bin/tsc')

/** What somebody writes who has the address and a token. */
const program = `import { Refused, wheelhouse } from './wheelhouse.ts'

export async function work(address: string, token: string) {
  const call = wheelhouse({ address, token })
  const opened = await call('desk.open', { title: 'The label printer is down' }, { idempotencyKey: 'from-a-program' })
  const again = await call('desk.open', { title: 'The label printer is down' }, { idempotencyKey: 'from-a-program' })
  const { items } = await call('desk.list', { q: 'is:open', limit: 10 })
  const ticket = await call('desk.show', { id: opened.id })
  await call('desk.change', { id: opened.id, title: 'The label printer of hall 3 is down' }, { version: ticket.version })
  const late = await call('desk.change', { id: opened.id, title: 'Late' }, { version: ticket.version }).catch((error: unknown) => error)
  const wrong = await call('desk.open', { title: '' }).catch((error: unknown) => error)
  return {
    same: opened.key === again.key,
    listed: items.map(({ title }) => title),
    late: late instanceof Refused ? late.status : undefined,
    wrong: wrong instanceof Refused ? Object.keys(wrong.problem.fields ?? {}) : undefined,
  }
}

export async function refusedAt(address: string) {
  const refused = await wheelhouse({ address })('desk.list', {}).catch((error: unknown) => error)
  return refused instanceof Refused ? [refused.status, refused.problem.kind, refused.retryAfter] : refused
}
`
const wrongly = `import { wheelhouse } from './wheelhouse.ts'
export const asked = wheelhouse({ address: '' })('desk.open', { titel: 'x' })
`

test('a program written with the generated client compiles in the strictest settings, and works', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-client-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const client = await (await fetch(`${address}/api/client.ts`)).text()
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
  file('wheelhouse.ts', client)
  file('program.ts', program)
  const strict = '--strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noEmit --skipLibCheck'
  const settings = `${strict} --target es2024 --module nodenext --lib es2024,dom --types --allowImportingTsExtensions`
  const check = (name: string) =>
    execFileSync(tsc, [...settings.split(' ').filter((part) => part !== '--types'), name], {
      cwd: folder,
      encoding: 'utf8',
    })
  expect(check('program.ts')).toBe('')
  file('wrongly.ts', wrongly)
  expect(() => check('wrongly.ts')).toThrow(/./)

  const { token } = await someone('Ana', ['technician'])
  const { work, refusedAt } = (await import(pathToFileURL(join(folder, 'program.ts')).href)) as {
    work: (address: string, token: string) => Promise<object>
    refusedAt: (address: string) => Promise<unknown>
  }
  expect(await work(address, token)).toEqual({
    same: true,
    listed: ['The label printer is down'],
    late: 412,
    wrong: ['title'],
  })

  // What a proxy says on its own, and what is too much.
  const other = createServer((_, reply) => {
    reply.writeHead(429, { 'retry-after': '3', 'content-type': 'text/html' }).end('<p>Slow down</p>')
  })
  onTestFinished(() => void other.close())
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  const { port } = other.address() as AddressInfo
  expect(await refusedAt(`http://127.0.0.1:${port}`)).toEqual([429, 'unreadable', 3])
})
