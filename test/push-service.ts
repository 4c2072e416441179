import { createPublicKey, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll } from 'vitest'

interface Pushed {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A push service on this machine that keeps what it is given, and answers as it is told to. */
export async function pushService() {
  const pushed: Pushed[] = []
  let status = 201
  const take = async (request: IncomingMessage, reply: ServerResponse) => {
    const body = await buffer(request)
    pushed.push({ path: request.url ?? '', headers: request.headers, body })
    reply.writeHead(status).end()
  }
  const server = createServer((request, reply) => void take(request, reply))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    pushed,
    answers(next: number) {
      status = next
    },
  }
}

const { subtle } = globalThis.crypto
const bytes = (text: string) => Buffer.from(text)
const hkdf = async (salt: Uint8Array, secret: Uint8Array, info: Uint8Array, length: number) => {
  const key = await subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveBits'])
  const by = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(salt), info: new Uint8Array(info) }
  return Buffer.from(await subtle.deriveBits(by, key, length * 8))
}

/** A browser that has subscribed: what it says of itself, and how it reads what is pushed (RFC 8291, by Web Crypto). */
export async function subscribedBrowser(endpoint: string) {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const own = Buffer.from(await subtle.exportKey('raw', pair.publicKey))
  const auth = Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(16)))
  return {
    said: { endpoint, p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    async reads(body: Buffer): Promise<unknown> {
      const [salt, length] = [body.subarray(0, 16), body.readUInt8(20)]
      const theirs = body.subarray(21, 21 + length)
      const key = await subtle.importKey(
        'raw',
        new Uint8Array(theirs),
        { name: 'ECDH', namedCurve: 'P-256' },
        false,
        [],
      )
      const shared = Buffer.from(await subtle.deriveBits({ name: 'ECDH', public: key }, pair.privateKey, 256))
      const secret = await hkdf(auth, shared, Buffer.concat([bytes('WebPush: info\0'), own, theirs]), 32)
      const content = await hkdf(salt, secret, bytes('Content-Encoding: aes128gcm\0'), 16)
      const nonce = await hkdf(salt, secret, bytes('Content-Encoding: nonce\0'), 12)
      const aes = await subtle.importKey('raw', new Uint8Array(content), 'AES-GCM', false, ['decrypt'])
      const plain = Buffer.from(
        await subtle.decrypt(
          { name: 'AES-GCM', iv: new Uint8Array(nonce) },
          aes,
          new Uint8Array(body.subarray(21 + length)),
        ),
      )
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString())
    },
  }
}

/** What a push service finds in the header by which a house shows who it is (RFC 8292), if the key signed it. */
export function vapidIn(headers: IncomingHttpHeaders) {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const known = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: known, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud: string
    exp: number
    sub: string
  }
  return { key, isSigned, ...said }
}
