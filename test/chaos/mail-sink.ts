import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as after } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** Now and then the answer comes late: time to be killed between the mail server's yes and our note of it. */
const lateMs = 250
const lateEvery = 4

export interface MailSink {
  url: string
  /** How often each mail was accepted, by its Message-ID. */
  accepted: ReadonlyMap<string, number>
  close: () => void
}

/** A mail server of this machine that counts what it takes. */
export async function mailSink(): Promise<MailSink> {
  const accepted = new Map<string, number>()
  let taken = 0
  async function take(stream: Readable): Promise<Error | undefined> {
    try {
      const id = /^Message-ID:\s*(<[^>]+>)/im.exec(await text(stream))?.[1] ?? ''
      accepted.set(id, (accepted.get(id) ?? 0) + 1)
      if (taken++ % lateEvery === 0) await after(lateMs)
      return undefined
    } catch (error) {
      // A client that was killed in the middle of its message leaves nothing to count.
      return error as Error
    }
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 10,
    async onData(stream, _session, done) {
      done(await take(stream))
    },
  })
  // A killed client breaks its connection off.
  server.on('error', () => {})
  server.server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, accepted, close: () => server.close() }
}
