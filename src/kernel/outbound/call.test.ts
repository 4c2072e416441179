import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { reachInside } from './addresses.ts'
import { type Call, postOutside } from './call.ts'

afterEach(() => reachInside([]))

async function receiver(answer: RequestListener) {
  const hosts: string[] = []
  const server = createServer((request, reply) => {
    hosts.push(request.headers.host ?? '')
    request.resume()
    answer(request, reply)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, hosts }
}

const post = (url: string, more: Partial<Call> = {}) =>
  postOutside({ url, body: '{}', headers: {}, withinMs: 5000, signal: new AbortController().signal, ...more })
const v4 = (...addresses: string[]) => addresses.map((address) => ({ address, family: 4 }))
/** A name that leads elsewhere each time it is asked for. */
function rebinding(...answers: ReturnType<typeof v4>[]) {
  let n = 0
  return { ask: async () => answers[Math.min(n++, answers.length - 1)] ?? [], asked: () => n }
}

test('a name is asked for once, and the connection goes to what was looked at', async () => {
  const { port, hosts } = await receiver((_, reply) => reply.end())
  reachInside(['127.0.0.1'])
  // Whoever asks again would be led elsewhere: to where nobody listens.
  const name = rebinding(v4('127.0.0.1'), v4('127.0.0.2'))
  expect(await post(`http://receiver.example:${port}/x`, { ask: name.ask })).toEqual({ status: 200 })
  expect([name.asked(), hosts]).toEqual([1, [`receiver.example:${port}`]])
})

test('a name that leads inside by its second answer reaches nobody there', async () => {
  const { port, hosts } = await receiver((_, reply) => reply.end())
  // Nobody answers at an address for measuring, which is named so that it counts as outside here.
  reachInside(['198.18.0.1'])
  const name = rebinding(v4('198.18.0.1'), v4('127.0.0.1'))
  const first = await post(`http://receiver.example:${port}/`, { ask: name.ask, withinMs: 300 })
  expect(first).toHaveProperty('why')
  expect(await post(`http://receiver.example:${port}/`, { ask: name.ask })).toEqual({
    why: 'inside',
    detail: '127.0.0.1',
  })
  expect([name.asked(), hosts]).toEqual([2, []])
})

test.each([
  ['http://127.0.0.1', '127.0.0.1'],
  ['http://2130706433', '127.0.0.1'],
  ['http://0x7f.1', '127.0.0.1'],
  ['http://[::ffff:127.0.0.1]', '::ffff:7f00:1'],
  ['http://[::1]', '::1'],
  ['https://169.254.169.254', '169.254.169.254'],
])('nothing is sent to %s', async (url, detail) => {
  const { port, hosts } = await receiver((_, reply) => reply.end())
  expect(await post(`${url}:${port}/`)).toEqual({ why: 'inside', detail })
  expect(hosts).toEqual([])
})

test('one address that leads inside spoils a name, and plain http goes to named networks alone', async () => {
  const ask = async () => v4('1.1.1.1', '10.0.0.1')
  expect(await post('https://receiver.example/', { ask })).toEqual({ why: 'inside', detail: '10.0.0.1' })
  expect(await post('http://receiver.example/', { ask: async () => v4('1.1.1.1') })).toEqual({
    why: 'plain',
    detail: 'receiver.example',
  })
})

test('what leads elsewhere is not followed, and a long answer is not read to its end', async () => {
  reachInside(['127.0.0.1'])
  const elsewhere = await receiver((_, reply) => reply.end())
  const { port } = await receiver((_, reply) => {
    reply.writeHead(302, { location: `http://127.0.0.1:${elsewhere.port}/` }).end()
  })
  expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ status: 302 })
  expect(elsewhere.hosts).toEqual([])
  let cut = false
  const long = await receiver((_, reply) => {
    reply.on('close', () => {
      cut = !reply.writableFinished
    })
    // Never ended: whoever waits for the end waits too long.
    reply.write(Buffer.alloc(1024 * 1024))
  })
  expect(await post(`http://127.0.0.1:${long.port}/`)).toEqual({ status: 200 })
  await expect.poll(() => cut).toBe(true)
})

test('one that says nothing is left after a while, also if it is its name that keeps us waiting', async () => {
  reachInside(['127.0.0.1'])
  const { port } = await receiver(() => undefined)
  expect(await post(`http://127.0.0.1:${port}/`, { withinMs: 50 })).toEqual({ why: 'silent', detail: '' })
  const never = async () => new Promise<never>(() => undefined)
  expect(await post('https://receiver.example/', { ask: never, withinMs: 50 })).toMatchObject({
    why: 'silent',
  })
  const stop = new AbortController()
  const stopped = post(`http://127.0.0.1:${port}/`, { signal: stop.signal })
  stop.abort()
  expect(await stopped).toMatchObject({ why: 'stopped' })
})

test('a name that nobody knows and a port where nobody listens are said', async () => {
  reachInside(['127.0.0.1'])
  expect(await post('http://127.0.0.1:9/')).toMatchObject({ why: 'unreachable' })
  const ask = async () => Promise.reject(new Error('getaddrinfo ENOTFOUND'))
  expect(await post('https://receiver.example/', { ask })).toMatchObject({ why: 'unknown' })
})
