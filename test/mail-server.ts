import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { afterAll } from 'vitest'

export interface Received {
  to: string[]
  /** The whole message as it came over the wire. */
  raw: string
}

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** A real mail server on this machine for one test file; `accept` decides about each message once it is there. */
export async function mailServer(accept: (mail: Received) => Error | undefined = () => undefined) {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  async function take(stream: SMTPServerDataStream, recipients: readonly { address: string }[]) {
    const mail = { to: recipients.map(({ address }) => address), raw: await textOf(stream) }
    const error = accept(mail)
    if (!error) received.push(mail)
    for (const look of waiting) look()
    return error
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // A client may keep its connection; the file is over all the same.
    closeTimeout: 10,
    async onData(stream, session, done) {
      done(await take(stream, session.envelope.rcptTo))
    },
  })
  server.on('error', () => {})
  const url = await listening(server.server)
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve)
      }),
  )

  /** The first message for an address, once it has come. */
  function mailTo(address: string, nth = 1): Promise<Received> {
    const found = () => received.filter(({ to }) => to.includes(address))[nth - 1]
    return new Promise((resolve) => {
      const look = () => {
        const mail = found()
        if (!mail) return
        waiting.delete(look)
        resolve(mail)
      }
      waiting.add(look)
      look()
    })
  }
  return { url, received, mailTo }
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return `smtp://127.0.0.1:${port}`
}

/** A mail server that takes the whole message and then hangs up without a word. */
export async function rudeMailServer(): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.write('220 rude\r\n')
    let seen = ''
    socket.on('data', (chunk) => {
      seen += chunk.toString()
      if (seen.endsWith('\r\n.\r\n')) socket.destroy()
      else if (seen.endsWith('DATA\r\n')) socket.write('354 go on\r\n')
      else if (!seen.includes('DATA\r\n')) socket.write('250 fine\r\n')
    })
  })
  const url = await listening(server)
  afterAll(() => {
    server.close()
  })
  return url
}
