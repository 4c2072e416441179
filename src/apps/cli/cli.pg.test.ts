import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Someone, world } from '#test/world'
import { runCli } from './run.ts'

const { app, db, someone, team } = await world()
const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

let url = ''
let print: string
let ana: Someone
let quiet: Someone
beforeAll(async () => {
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  print = await team('Print')
  ana = await someone('Ana', ['lead'], [print])
  quiet = await someone('Quiet')
})

interface Running {
  who?: Someone | undefined
  stdin?: string
  env?: Record<string, string>
}

/** Runs one command line against the server that listens here. */
async function run(args: readonly string[], { who = ana, stdin = '', env = {} }: Running = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const texts = [textOf(stdout), textOf(stderr)] as const
  const code = await runCli(args, {
    env: { WHEELHOUSE_URL: url, WHEELHOUSE_TOKEN: who.token, ...env },
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    screen: { zone: 'Europe/Oslo' },
  })
  stdout.end()
  stderr.end()
  const [out, err] = await Promise.all(texts)
  return { code, out, err }
}

async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await run([...args, '--json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as Record<string, unknown>
}

const open = (title: string, ...more: string[]) => json('desk', 'open', '--title', title, ...more)

test('opens a ticket, shows it by the number people say, and changes it', async () => {
  const made = await open('Printer on fire', '--tags', 'hot', '--tags', 'printing', '--impact', '1')
  expect(made).toMatchObject({ title: 'Printer on fire', impact: 1, tags: ['hot', 'printing'] })
  const key = String(made['key'])
  const shown = await run(['desk', 'show', key.toLowerCase()])
  expect(shown.out).toMatch(new RegExp(`^${key}  Printer on fire\nNew, P\\d\n`))
  expect(shown.out).toContain('Next steps')
  const number = String(key.split('-')[1])
  expect((await run(['desk', 'show', number])).out).toBe(shown.out)
  await db
    .updateTable('entity')
    .set({ key: `REQ-${number}` })
    .where('id', '=', String((await open('Other'))['id']))
    .execute()
  expect((await run(['desk', 'show', number])).err).toContain(
    `${number} may be any of ${key}, REQ-${number}: say which`,
  )
  expect(shown.out).not.toContain('null')
  const changed = await json(
    'desk',
    'change',
    key,
    '--assignee-id',
    ana.id,
    '--team-id',
    print,
    '--restricted',
  )
  expect(changed).toMatchObject({ id: made['id'], assignee: { name: 'Ana' }, restricted: true })
  const emptied = await json('desk', 'change', key, '--no-assignee-id', '--no-restricted')
  expect(emptied).toMatchObject({ assignee: null, restricted: false })
})

test('a number that an import kept is said like one of ours', async () => {
  const { id } = await open('Came from elsewhere')
  await db.updateTable('entity').set({ key: '41065' }).where('id', '=', String(id)).execute()
  for (const number of ['41065', '#41065']) expect(await json('desk', 'show', number)).toMatchObject({ id })
})

test('lists as a table, page by page or to the end', async () => {
  for (const n of [1, 2, 3]) await open(`Cable number ${n}`, '--tags', 'cable')
  const filter = ['--q', 'tag:cable', '--limit', '2']
  const first = await run(['desk', 'list', ...filter])
  const lines = first.out.trimEnd().split('\n')
  expect(lines[0]).toMatch(/^Kind +No\. +Subject +State/)
  expect(lines.filter((line) => line.includes('Cable number'))).toHaveLength(2)
  const [, next = ''] = /--after (\S+) goes on/.exec(first.out) ?? []
  const second = await run(['desk', 'list', ...filter, '--after', next])
  expect(second.out).not.toContain('There are more')
  expect(second.out.match(/Cable number/g)).toHaveLength(1)
  const { items, next: last } = await json('desk', 'list', ...filter, '--all')
  expect(items).toHaveLength(3)
  expect(last).toBeNull()
})

test('sends files and saves them', async () => {
  const bytes = `first line\n${'x'.repeat(100_000)}`
  const file = join(folder, 'notes.txt')
  writeFileSync(file, bytes)
  const sent = await json('files', 'upload', '--file', file)
  expect(sent).toMatchObject({ name: 'notes.txt', size: bytes.length })
  const piped = await run(['files', 'upload', '--file', '-', '--name', 'piped.txt', '--json'], {
    stdin: bytes,
  })
  expect(JSON.parse(piped.out)).toMatchObject({ name: 'piped.txt', size: bytes.length })

  const id = String(sent['id'])
  const out = join(folder, 'back.txt')
  const saved = await run(['files', 'content', id, '--out', out])
  expect(saved).toMatchObject({ code: 0, out: `Saved ${out} (100,011 bytes)\n` })
  expect(readFileSync(out, 'utf8')).toBe(bytes)
  expect((await run(['files', 'content', id, '--out', '-'])).out).toBe(bytes)
  expect(await run(['files', 'upload', '--file', join(folder, 'nowhere')])).toMatchObject({ code: 2 })
  expect(await run(['files', 'content', id, '--out', folder])).toMatchObject({ code: 2 })
})

test('what is refused is one sentence, with a line for each field', async () => {
  const short = await run(['desk', 'open', '--title', 'x', '--impact', '9'])
  expect(short.code).toBe(1)
  expect(short.err).toMatch(/^Some fields need attention\.\n {2}--title: .+\n {2}--impact: .+\n$/)
  expect(await run(['desk', 'list'], { who: quiet })).toEqual({
    code: 1,
    out: '',
    err: 'You may not do that: it needs desk.read.\n',
  })
  expect(await run(['desk', 'show', 'INC-999999'])).toEqual({
    code: 1,
    out: '',
    err: 'That was not found.\n',
  })
  const stranger = await run(['desk', 'list'], { env: { WHEELHOUSE_TOKEN: '' } })
  expect(stranger.err).toMatch(/^Sign in first\.\n {2}Set WHEELHOUSE_TOKEN/)
})

test('what is misused or out of reach says so by its exit code', async () => {
  expect(await run(['desk', 'open'])).toEqual({ code: 2, out: '', err: '--title is needed.\n' })
  expect(await run(['dsek'])).toEqual({
    code: 2,
    out: '',
    err: 'There is no room “dsek”; did you mean “desk”?\n',
  })
  expect((await run(['desk', 'list'], { env: { WHEELHOUSE_URL: 'ftp://x' } })).code).toBe(2)

  const other = createServer((_request, response) => response.end('<html>')).listen(0, '127.0.0.1')
  await new Promise((listening) => other.once('listening', listening))
  const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const notOurs = await run(['desk', 'list', '--url', elsewhere])
  expect(notOurs).toEqual({
    code: 3,
    out: '',
    err: `What answers at ${elsewhere} is not Wheelhouse (status 200).\n`,
  })
  await new Promise((closed) => other.close(closed))
  const gone = await run(['desk', 'list', '--url', elsewhere])
  expect(gone.code).toBe(3)
  expect(gone.err).toContain(`Nothing answers at ${elsewhere}: `)
})

test('a password is read from standard input', async () => {
  const adam = await someone('Adam', ['administrator'])
  const facts = ['--name', 'Head office', '--kind', 'openldap', '--base-dn', 'dc=halden']
  const added = await run(
    ['directories', 'add', ...facts, '--address', 'ldaps://ldap.example.org', '--bind-password-file', '-'],
    { who: adam, stdin: 'a password for the reader\n' },
  )
  expect(added).toMatchObject({ code: 0, err: '' })
  const { out } = await run(['directories', 'list', '--json'], { who: adam })
  expect(JSON.parse(out)).toMatchObject({ items: [{ name: 'Head office', has_password: true }] })
})

test('what waits for a second person ends by a code of its own', async () => {
  const [adam, gro] = [await someone('Adam', ['administrator']), await someone('Gro')]
  const fourEyes = { name: 'identity.four-eyes', value: JSON.stringify(true) }
  await db.insertInto('setting').values(fourEyes).execute()
  const give = ['identity', 'give-role', '--principal-ids', gro.id, '--role', 'technician']
  const asked = await run(give, { who: adam })
  await db.deleteFrom('setting').where('name', '=', fourEyes.name).execute()
  expect(asked).toMatchObject({ code: 4, out: '' })
  expect(asked.err).toMatch(/^Waits for a second person.*\n {2}Change [0-9a-f-]{36}: /)
})

test('is a program, which reads its token from a file', async () => {
  const file = join(folder, 'token')
  writeFileSync(file, `${ana.token}\n`)
  const program = join(import.meta.dirname, '../cli.ts')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, 'identity', 'me', '--json', '--url', url, '--token-file', file],
    { env: {} },
  )
  expect(JSON.parse(stdout)).toMatchObject({ name: 'Ana' })
})

test('what is only tried says that nothing was done, and what was done names its batch', async () => {
  const { id } = await open('Crane stops')
  const action = JSON.stringify({ do: 'change', patch: { impact: 1 } })
  const tried = await run(['desk', 'bulk', '--ids', String(id), '--action', action, '--dry-run'])
  expect(tried.out).toMatch(/^Nothing was done\.\n\nWould do +1$/m)
  expect(tried.out).not.toMatch(/^(?:Batch|Done) /m)
  const done = await run(['desk', 'reply', String(id), '--html', '<p>Coming</p>'])
  expect(done.out).toMatch(/^Batch +[0-9a-f-]{36}\nMessage +[0-9a-f-]{36}$/m)
})

test('only what is asked for is shown, and a name that is none is refused with the one that was meant', async () => {
  const { key } = await open('Gangway light')
  const shown = await run(['desk', 'show', String(key), '--only', 'title,key'])
  expect(shown.out).toBe(`Subject  Gangway light\nNo.      ${String(key)}\n`)
  for (const asked of [['show', String(key)], ['list'], ['list', '--csv']]) {
    const { code, err } = await run(['desk', ...asked, '--only', 'titel'])
    expect({ code, err }).toEqual({ code: 2, err: 'There is no “titel” to show; did you mean “title”?\n' })
  }
})

test('a write is done once under its key, and not to what changed since', async () => {
  const once = ['desk', 'open', '--title', 'Once', '--idempotency-key', 'alarm-1']
  const { id, key } = await json(...once)
  expect(await json(...once)).toMatchObject({ id })
  const { version } = await json('desk', 'show', String(key))
  const change = ['desk', 'change', String(key), '--if-match', String(version), '--title']
  expect((await run([...change, 'Twice'])).code).toBe(0)
  expect((await run([...change, 'Thrice'])).code).toBe(1)
  expect((await run(['desk', 'change', String(key), '--if-match', 'x'])).code).toBe(2)
})
