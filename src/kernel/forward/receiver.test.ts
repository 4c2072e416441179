import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { hasLdapServer as hasOpenssl, makeCertificate } from '#test/ldap-server'
import { receiverAt, whereOf } from './receiver.ts'

test.runIf(hasOpenssl)(
  'over TLS the certificate has to hold, also of a receiver named by its address',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-receiver-'))
    makeCertificate(folder)
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(folder, name)))
    const server = createServer({ key, cert }).listen(0, '127.0.0.1')
    server.on('tlsClientError', () => {})
    await once(server, 'listening')
    onTestFinished(() => {
      server.close()
      rmSync(folder, { recursive: true })
    })
    const { port } = server.address() as AddressInfo
    const receiver = receiverAt(whereOf(`tls://127.0.0.1:${port}`))
    await expect(receiver.send(['x'])).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    receiver.close()
  },
)
