import { existsSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import { expect, inject, onTestFinished, test } from 'vitest'
import { withClient } from '#kernel/db'
import { postmaster } from '#kernel/embedded-postgres/lock-file'
import { urlOf } from '#kernel/embedded-postgres/server'
import { hasLdapServer as hasOpenssl, makeCertificate } from './ldap-server.ts'
import { copyOf, newDataFolder, program, type Program, stoppedHouse } from './programs.ts'

const ready = /Wheelhouse is ready: (http:\/\/\S+)/
const start = (data: string, env: Record<string, string> = {}) =>
  program('src/apps/main.ts', { WHEELHOUSE_DATA: data, ...env })
const addressOf = async (one: Program) => (await one.says(ready))[1] ?? ''
const databaseOf = (data: string) => postmaster(join(data, 'postgres/18'))

/** What an operator sees when a start cannot succeed: one sentence, no trace, and an exit code that says so. */
async function sentenceOf(one: Program): Promise<string> {
  expect(await one.ended).toBe(1)
  const lines = one
    .said()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('['))
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

const ask = (data: string, sql: string) =>
  withClient(
    { url: urlOf({ run: join(data, 'postgres/run') }, 'wheelhouse') },
    async (client) => (await client.query<Record<string, unknown>>(sql)).rows,
  )

const made = stoppedHouse()

/** A request of which the server has the head and half the body; gives back a way to send the rest, and what is answered. */
async function halfAsked(address: string) {
  const { hostname, port, host } = new URL(address)
  const [half, rest] = ['{"email":"nobody@halden.example",', '"password":"none of theirs"}']
  const socket = connect(Number(port), hostname).setEncoding('utf8')
  onTestFinished(() => void socket.destroy())
  let answered = ''
  socket.on('data', (text) => (answered += String(text)))
  const head = `POST /api/sign-in HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\nx-wheelhouse: 1`
  socket.write(
    `${head}\r\ncontent-length: ${half.length + rest.length}\r\nexpect: 100-continue\r\n\r\n${half}`,
  )
  await expect.poll(() => answered).toContain('100 Continue')
  return async () => {
    answered = ''
    socket.write(rest)
    await expect.poll(() => answered).toContain('\r\n\r\n')
    return answered.split('\r\n')[0]
  }
}

test('starts on an empty folder, is found by a second start, and is put away by Ctrl-C', async () => {
  const data = newDataFolder()
  const first = start(data)
  const address = await addressOf(first)
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ok: true })

  expect(await sentenceOf(start(data))).toBe(
    `Wheelhouse already runs on the data folder ${data}: ${address} (process ${first.child.pid}).`,
  )
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)

  const goOn = await halfAsked(address)
  first.child.kill('SIGINT')
  await first.says(/Stopping/)
  // What was under way is finished; nothing else is begun.
  expect(await goOn()).toMatch(/^HTTP\/1\.1 (?:401|422) /)
  expect(await first.ended).toBe(0)
  expect(databaseOf(data)).toBeUndefined()
  expect(existsSync(join(data, 'instance.json'))).toBe(false)
})

test('kill -9 of program and database loses nothing acknowledged: the next start takes over, or the program that runs', async () => {
  const data = copyOf(made)
  const first = start(data)
  await addressOf(first)
  const before = databaseOf(data)?.pid ?? 0
  await ask(data, 'create table kept (n int)')
  await ask(data, 'insert into kept values (1)')
  first.child.kill('SIGKILL')
  await first.ended

  // The database outlived its program, and is adopted.
  const second = start(data)
  await second.says(/still running and took it over/)
  await addressOf(second)
  expect(databaseOf(data)?.pid).toBe(before)
  await ask(data, 'insert into kept values (2)')

  second.child.kill('SIGKILL')
  process.kill(before, 'SIGKILL')
  await second.ended
  const third = start(data)
  const address = await addressOf(third)
  const anew = databaseOf(data)?.pid ?? 0
  expect(anew).not.toBe(before)
  expect(await ask(data, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }])

  // It ends by itself under a program that runs, comes back, and its folder stays that program's.
  process.kill(anew, 'SIGKILL')
  await third.says(/PostgreSQL had ended by itself and was started again/)
  await expect.poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 10_000 }).toBe(200)
  expect(await sentenceOf(start(data))).toMatch(/already runs/)
  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
})

test('a taken port is one sentence, and the database is put away again', async () => {
  const data = copyOf(made)
  const blocker = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void blocker.close())
  await new Promise((done) => blocker.once('listening', done))
  const address = blocker.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const sentence = `Port ${port} of 127.0.0.1 is taken by another program: stop that one, or start with --port and another number.`
  expect(await sentenceOf(start(data, { PORT: port }))).toBe(sentence)
  expect(databaseOf(data)).toBeUndefined()
  const fresh = newDataFolder()
  expect(await sentenceOf(start(fresh, { PORT: port }))).toBe(sentence)
  expect(existsSync(join(fresh, 'postgres'))).toBe(false)
})

test('serves from another PostgreSQL, beside another server on the same one', async () => {
  const name = `test_start_${process.pid}`
  const { admin } = inject('postgres')
  await withClient({ url: admin }, (client) => client.query(`create database ${name}`))
  const url = new URL(admin)
  url.pathname = `/${name}`
  const data = newDataFolder()
  const env = { DATABASE_URL: url.href }
  const both = [start(data, env), start(data, env)]
  for (const one of both) expect((await fetch(`${await addressOf(one)}/readyz`)).status).toBe(200)
  expect(existsSync(join(data, 'postgres'))).toBe(false)
  for (const one of both) one.child.kill('SIGTERM')
  expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0])
  await withClient({ url: admin }, (client) => client.query(`drop database ${name}`))
})

test.runIf(hasOpenssl)(
  'with a certificate it speaks HTTPS alone, and nothing older than TLS 1.2',
  async () => {
    const data = copyOf(made)
    makeCertificate(data)
    const one = start(data, { TLS_CERT: join(data, 'cert.pem'), TLS_KEY: join(data, 'key.pem') })
    const [, address = ''] = await one.says(/Wheelhouse is ready: (https:\/\/\S+)/)
    const { hostname, port, host } = new URL(address)
    const agreed = (options: ConnectionOptions) =>
      new Promise<string>((done) => {
        const socket = connectTls({
          host: hostname,
          port: Number(port),
          rejectUnauthorized: false,
          ...options,
        })
        const end = (said: string) => {
          socket.destroy()
          done(said)
        }
        socket.once('secureConnect', () => end(socket.getProtocol() ?? ''))
        socket.once('error', () => end('refused'))
      })
    const versions = ['TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const
    // Ours would not ask for an old one by itself.
    const ciphers = 'DEFAULT@SECLEVEL=0'
    const only = versions.map((version) => agreed({ minVersion: version, maxVersion: version, ciphers }))
    expect(await Promise.all(only)).toEqual(['refused', 'TLSv1.2', 'TLSv1.3'])
    await expect(fetch(`http://${host}/healthz`)).rejects.toThrow()
    one.child.kill('SIGTERM')
    expect(await one.ended).toBe(0)
  },
)

test('what cannot be right is one sentence', async () => {
  const data = newDataFolder()
  const file = newDataFolder()
  writeFileSync(file, '')
  const sentences = await Promise.all([
    sentenceOf(start(file)),
    sentenceOf(start(data, { PORT: 'http' })),
    sentenceOf(start(data, { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' })),
    sentenceOf(start(data, { DATABASE_URL: 'postgres://someone:hunter2@127.0.0.1:1/none' })),
  ])
  expect(sentences).toEqual([
    `${file} is a file: WHEELHOUSE_DATA must name a folder, or one to be made.`,
    expect.stringMatching(/^PORT must be a whole number/),
    expect.stringMatching(/^TLS_CERT names the file .nowhere.cert.pem, which cannot be read/),
    expect.stringMatching(/^The database at 127.0.0.1:1\/none cannot be reached \(.*ECONNREFUSED/),
  ])
  expect(sentences.join()).not.toContain('hunter2')
})
