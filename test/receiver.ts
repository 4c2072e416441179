import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll } from 'vitest'

/** Takes counted messages (RFC 6587) out of what has come; gives what is left. */
function countedIn(got: Buffer, take: (message: string) => void): Buffer {
  let rest = got
  for (;;) {
    const space = rest.indexOf(0x20)
    if (space < 0) return rest
    const length = Number(rest.subarray(0, space).toString())
    if (!Number.isInteger(length)) throw new Error(`not counted: ${rest.subarray(0, 40).toString()}`)
    if (rest.length < space + 1 + length) return rest
    take(rest.subarray(space + 1, space + 1 + length).toString())
    rest = rest.subarray(space + 1 + length)
  }
}

function linesIn(got: Buffer, take: (message: string) => void): Buffer {
  const end = got.lastIndexOf(0x0a)
  if (end < 0) return got
  for (const line of got.subarray(0, end).toString().split('\n')) take(line)
  return got.subarray(end + 1)
}

interface How {
  json?: boolean
  tls?: { key: Buffer; cert: Buffer }
}

/** A syslog receiver of this machine that can be away, and forgets what it had not taken when its connections are cut. */
export async function syslogReceiver({ json = false, tls }: How = {}) {
  const received: string[] = []
  const sockets = new Set<Socket>()
  const serve = (socket: Socket) => {
    sockets.add(socket)
    let rest = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (piece: Buffer) => {
      rest = Buffer.from(
        (json ? linesIn : countedIn)(Buffer.concat([rest, piece]), (one) => received.push(one)),
      )
    })
  }
  const make = (): Server => (tls ? createTlsServer(tls, serve) : createServer(serve))
  let server = make()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    if (!server.listening) return
    server.close()
    await once(server, 'close')
  }
  afterAll(stop)
  return {
    port,
    received,
    stop,
    async again() {
      server = make()
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}

/** The same by datagrams. */
export async function datagramReceiver() {
  const received: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (message) => received.push(message.toString()))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  afterAll(() => void socket.close())
  return { port: socket.address().port, received }
}
