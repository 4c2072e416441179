import { createSocket } from 'node:dgram'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { type Format, framed } from './formats.ts'

const patienceMs = 10_000
/** What every receiver takes in one datagram (RFC 5426 §3.2). */
const mostDatagram = 2048

export interface Receiver {
  /** Hands messages over; throws if they could not be. */
  readonly send: (messages: readonly string[]) => Promise<void>
  /** The connection that is open is the one that earlier messages went through. */
  readonly stands: () => boolean
  readonly close: () => void
}

export interface Where {
  readonly protocol: 'tcp:' | 'tls:' | 'udp:'
  readonly host: string
  readonly port: number
  readonly format: Format
}

const ports = { 'tcp:': 601, 'tls:': 6514, 'udp:': 514 } as const

/** `tls://siem.example.org:6514`, `tcp://127.0.0.1:601?format=json`. */
export function whereOf(address: string): Where {
  const url = new URL(address)
  const protocol = url.protocol as Where['protocol']
  return {
    protocol,
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: url.port === '' ? ports[protocol] : Number(url.port),
    format: url.searchParams.get('format') === 'json' ? 'json' : 'rfc5424',
  }
}

/** Sends and forgets: what is lost on the way is lost, and too long a message goes cut. */
function byDatagram({ host, port }: Where): Receiver {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  socket.unref()
  const one = (message: string) =>
    new Promise<void>((sent, failed) => {
      socket.send(Buffer.from(message).subarray(0, mostDatagram), port, host, (error) =>
        error ? failed(error) : sent(),
      )
    })
  return {
    async send(messages) {
      for (const message of messages) await one(message)
    },
    stands: () => true,
    close: () => socket.close(),
  }
}

function open({ protocol, host, port }: Where): Promise<Socket> {
  const secure = protocol === 'tls:'
  return new Promise((opened, failed) => {
    // An address is no server name; it is looked for in the certificate all the same.
    const named = isIP(host) === 0 ? { servername: host } : {}
    const socket = secure ? connectTls({ host, port, ...named }) : connect({ host, port })
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('the receiver says nothing')))
    socket.once('error', failed)
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      socket.setTimeout(0)
      socket.setKeepAlive(true, patienceMs)
      socket.off('error', failed)
      // Told by the next write.
      socket.on('error', () => {})
      // A receiver that says anything is not listened to, but its leaving is heard.
      socket.resume()
      opened(socket)
    })
  })
}

/** Over one connection that stays, and is opened anew when it broke. */
function byStream(where: Where): Receiver {
  let socket: Socket | undefined
  const stands = () => socket !== undefined && !socket.destroyed && socket.writable && !socket.readableEnded
  const write = (text: string) =>
    new Promise<void>((written, failed) => {
      const slow = setTimeout(() => socket?.destroy(new Error('the receiver takes nothing')), patienceMs)
      socket?.write(text, (error) => {
        clearTimeout(slow)
        if (error) failed(error)
        else written()
      })
    })
  return {
    async send(messages) {
      if (!stands()) {
        socket?.destroy()
        socket = await open(where)
      }
      await write(messages.map((message) => framed(message, where.format)).join(''))
    },
    stands,
    close: () => void socket?.destroy(),
  }
}

export const receiverAt = (where: Where): Receiver =>
  where.protocol === 'udp:' ? byDatagram(where) : byStream(where)
