import { createServer, type Socket } from 'node:net'
import { expect, inject, onTestFinished, test } from 'vitest'
import { checkDatabase } from '#kernel/database-check'
import { withClient } from '#kernel/db'

const { admin } = inject('postgres')
const sentence = (url: string) =>
  checkDatabase(url).then(
    () => 'fine',
    (error: Error) => error.message,
  )

async function database(name: string, options = '') {
  const full = `test_check_${name}_${process.pid}`
  const run = (sql: string) => withClient({ url: admin }, (client) => client.query(sql))
  await run(`create database ${full} ${options}`)
  onTestFinished(async () => void (await run(`drop database ${full}`)))
  const url = new URL(admin)
  url.pathname = `/${full}`
  return { url: url.href, name: full, run }
}

const part = (type: string, body: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}
const int16 = (n: number) => Buffer.from([n >> 8, n & 255])
const int32 = (n: number) => Buffer.concat([int16(n >>> 16), int16(n & 65_535)])
const text = (value: string) => Buffer.from(`${value}\0`)

/** Answers any query as a PostgreSQL 14 would answer ours: no such server is at hand. */
function answerAsOld(socket: Socket) {
  const facts = { number: '140011', version: '14.11', encoding: 'UTF8', readonly: 'off' }
  const field = (name: string) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)])
  const value = (one: string) => Buffer.concat([int32(one.length), Buffer.from(one)])
  const ready = part('Z', Buffer.from('I'))
  let greeted = false
  socket.on('data', (data) => {
    if (!greeted) {
      greeted = true
      socket.write(Buffer.concat([part('R', int32(0)), ready]))
    } else if (String(data).startsWith('Q')) {
      const names = Object.keys(facts).map(field)
      const values = Object.values(facts).map(value)
      const row = part('T', Buffer.concat([int16(names.length), ...names]))
      socket.write(
        Buffer.concat([
          row,
          part('D', Buffer.concat([int16(values.length), ...values])),
          part('C', text('SELECT 1')),
          ready,
        ]),
      )
    }
  })
}

test('takes a database that is fit', async () => {
  expect(await sentence((await database('fit')).url)).toBe('fine')
})

test('an address where nothing answers', async () => {
  expect(await sentence('postgres://me:hunter2@127.0.0.1:1/some')).toMatch(
    /^The database at 127.0.0.1:1\/some cannot be reached \(.*ECONNREFUSED.*\): check DATABASE_URL/,
  )
  expect(await sentence('postgres://me@no-such-host.invalid/some')).toMatch(
    /cannot be reached \(.*no-such-host/,
  )
})

test('a database or a user that is not there', async () => {
  const url = new URL(admin)
  url.pathname = '/none'
  expect(await sentence(url.href)).toMatch(/has no such database \(.*"none"/)
  const stranger = new URL(admin)
  stranger.username = 'stranger'
  expect(await sentence(stranger.href)).toMatch(/does not let us in \(.*"stranger"/)
})

test('one that stores text otherwise, and one that takes no changes', async () => {
  const latin = await database('latin', `encoding 'LATIN1' locale 'C' template template0`)
  expect(await sentence(latin.url)).toMatch(/stores text as LATIN1/)
  const frozen = await database('frozen')
  await frozen.run(`alter database ${frozen.name} set default_transaction_read_only = on`)
  expect(await sentence(frozen.url)).toMatch(/takes no changes/)
})

test('one that is too old', async () => {
  const server = createServer(answerAsOld).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(await sentence(`postgres://me@127.0.0.1:${port}/some?sslmode=disable`)).toBe(
    `The database at 127.0.0.1:${port}/some is PostgreSQL 14.11: Wheelhouse needs 15 or later`,
  )
})
