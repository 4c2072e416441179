import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Someone, world } from '#test/world'
import { contracts } from '#modules/contracts'
import { runCli } from './run.ts'

const { app, someone } = await world()
const home = mkdtempSync(join(tmpdir(), 'wheelhouse-shell-'))
afterAll(() => rmSync(home, { recursive: true }))

let url = ''
let ana: Someone
beforeAll(async () => {
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  ana = await someone('Ana', ['lead'])
  writeFileSync(join(home, 'token'), `${ana.token}\n`)
})

function start(args: readonly string[], env: Record<string, string> = {}, signal?: AbortSignal) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const ended = runCli(args, {
    env: { HOME: home, ...env },
    stdin: Readable.from([]),
    stdout,
    stderr,
    screen: { zone: 'UTC' },
    ...(signal && { signal }),
  })
  return { stdout, stderr, ended }
}

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const { stdout, stderr, ended } = start(args, env)
  const code = await ended
  const said = (stream: PassThrough) => String((stream.read() as Buffer | null) ?? '')
  return { code, out: said(stdout), err: said(stderr) }
}

test('no room is called like what the command line does by itself', () => {
  expect(Object.keys(contracts)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(profile|completion)$/)]),
  )
})

test('a server and its token are kept under a name, used, and let go', async () => {
  const kept = join(home, '.config/wheelhouse/profiles.json')
  expect((await run(['profile', 'list'])).out).toContain('No profiles yet')
  const add = ['profile', 'add', 'main', '--url', `${url}/`, '--token-file', join(home, 'token')]
  expect(await run(add)).toEqual({ code: 0, err: '', out: `Profile main: Ana at ${url}\n` })
  expect(statSync(kept).mode & 0o777).toBe(0o600)
  expect((await run(['identity', 'me'])).out).toContain('Ana')

  expect((await run(['profile', 'add', 'bare', '--url', 'http://127.0.0.1:9'])).code).toBe(0)
  expect((await run(['profile', 'list'])).out).toBe(`* main  ${url}\n  bare  http://127.0.0.1:9\n`)
  expect((await run(['identity', 'me', '--profile', 'bare'])).code).toBe(3)
  expect((await run(['identity', 'me'], { WHEELHOUSE_PROFILE: 'bare' })).code).toBe(3)
  expect((await run(['profile', 'use', 'bare'])).out).toContain('From now on bare')
  expect((await run(['identity', 'me', '--profile', 'main'])).out).toContain('Ana')
  expect((await run(['profile', 'use', 'mian'])).err).toBe(
    'There is no profile “mian”; there are main, bare.\n',
  )

  chmodSync(kept, 0o644)
  expect((await run(['identity', 'me'])).err).toContain('others may read it: chmod 600')
  chmodSync(kept, 0o600)
  expect((await run(['profile', 'remove', 'bare'])).code).toBe(0)
  expect(readFileSync(kept, 'utf8')).not.toContain('bare')
})

test('a token goes only to the server that it was kept for', async () => {
  const elsewhere = url.replace('127.0.0.1', 'localhost')
  const asked = await run(['identity', 'me', '--profile', 'main', '--url', elsewhere])
  expect(asked).toMatchObject({ code: 1, err: expect.stringContaining('WHEELHOUSE_TOKEN') })
})

test('a token that is not known there makes no profile', async () => {
  writeFileSync(join(home, 'wrong'), 'whl_nothing\n')
  const add = ['profile', 'add', 'wrong', '--url', url, '--token-file', join(home, 'wrong')]
  expect((await run(add)).code).toBe(1)
  expect((await run(['profile', 'list'])).out).not.toContain('wrong')
})

test('what is watched is shown again when somebody changes it, and not otherwise', async () => {
  const stop = new AbortController()
  const { stdout, ended } = start(
    ['desk', 'list', '--watch', '--only', 'title', '--profile', 'main'],
    {},
    stop.signal,
  )
  const next = async () => String((await stdout.iterator({ destroyOnReturn: false }).next()).value)
  expect(await next()).toContain('None')
  await run(['desk', 'open', '--title', 'Printer on fire', '--profile', 'main'])
  expect(await next()).toContain('Printer on fire')
  stop.abort()
  expect(await ended).toBe(0)
  expect(await run(['desk', 'open', '--title', 'x', '--watch', '--profile', 'main'])).toMatchObject({
    code: 2,
  })
})

async function completed(...words: string[]): Promise<string[]> {
  const { out } = await run(['completion', 'bash'])
  const script = `${out}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _wheelhouse; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = await promisify(execFile)('bash', ['-c', script, 'bash', 'wheelhouse', ...words])
  return stdout.split('\n').filter((word) => word !== '')
}

test('a shell completes rooms, commands, flags and their values', async () => {
  expect(await completed('de')).toEqual(['desk'])
  expect(await completed('desk', 'op')).toEqual(['open'])
  expect(await completed('desk', 'open', '--imp')).toEqual(['--impact'])
  expect(await completed('desk', 'list', '--wa')).toEqual(['--watch'])
  expect(await completed('desk', 'open', '--channel', 'ph')).toEqual(['phone'])
  expect(await completed('profile', 'u')).toEqual(['use'])
  expect((await run(['completion', 'fish'])).code).toBe(2)
})
