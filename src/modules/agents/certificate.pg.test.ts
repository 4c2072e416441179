import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { hasAgent, reportOf, sendTo } from '#test/agents'
import { hasLdapServer as hasOpenssl, makeCertificate } from '#test/ldap-server'
import { world } from '#test/world'
import type { agents } from './contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-certificates-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
/** A key pair with a certificate that it signed itself: its own issuer. */
function pairOf(name: string) {
  const at = join(folder, name)
  mkdirSync(at)
  makeCertificate(at)
  return { cert: readFileSync(join(at, 'cert.pem')), key: readFileSync(join(at, 'key.pem')) }
}
type Pair = ReturnType<typeof pairOf>
const letIn = async (
  house: Pick<Awaited<ReturnType<typeof world>>, 'must' | 'someone'>,
  { cert }: Pick<Pair, 'cert'>,
) => {
  const manager = await house.someone('Mona', ['manager'])
  const { items } = await house.must<Reply<typeof agents.makeOwnTokens>>(
    manager,
    'POST',
    '/api/agents/tokens/own',
    { name: 'Its own', certificate: cert.toString() },
  )
  expect(items).toMatchObject([{ token: null }])
  return { manager, id: items[0]?.id ?? '' }
}
const told = reportOf({ device: 'k-1', name: 'k', serial: 'SER-K' })

test.runIf(hasOpenssl)('behind a proxy: what a proxy says that is trusted, and nobody else', async () => {
  const house = await world({
    trustedProxies: ['10.0.0.0/8'],
    clientCertificates: { certificate: 'x-client-cert', verified: 'x-client-verify' },
  })
  const pair = pairOf('proxied')
  await letIn(house, pair)
  const sum = new X509Certificate(pair.cert).fingerprint256
  const from = (address: string, headers: Record<string, string>) =>
    sendTo(house, told, { from: address, headers })
  const good = { 'x-client-cert': sum, 'x-client-verify': 'SUCCESS' }
  const refused: [string, Record<string, string>][] = [
    ['192.0.2.7', good],
    ['192.0.2.7', { ...good, 'x-forwarded-for': '10.0.0.1' }],
    ['10.0.0.5', { 'x-client-cert': sum }],
    ['10.0.0.5', { ...good, 'x-client-verify': 'FAILED:self-signed certificate' }],
    ['10.0.0.5', { ...good, 'x-client-verify': 'NONE' }],
    ['10.0.0.5', { ...good, 'x-client-cert': sum.replace(/^../, '00') }],
    ['10.0.0.5', { ...good, 'x-client-cert': `${sum}, ${sum}` }],
    ['10.0.0.5', {}],
  ]
  for (const [address, headers] of refused)
    expect([headers, (await from(address, headers)).status]).toEqual([headers, 401])
  for (const shown of [sum, encodeURIComponent(pair.cert.toString())])
    for (const address of ['10.0.0.5', '::ffff:10.0.0.5'])
      expect(await from(address, { ...good, 'x-client-cert': shown })).toMatchObject({ status: 200 })
  // It is one device's, as a token is, and that one is reported by nothing else.
  const other = reportOf({ device: 'l-1', serial: 'SER-L' })
  expect(await sendTo(house, other, { from: '10.0.0.5', headers: good })).toMatchObject({ status: 403 })
  const mona = await house.someone('Mona', ['manager'])
  const { token } = await house.must<{ token: string }>(mona, 'POST', '/api/agents/tokens', { name: 'All' })
  expect(await sendTo(house, told, { token })).toMatchObject({ status: 403 })
  const { items } = await house.must<Reply<typeof agents.list>>(mona, 'GET', '/api/agents')
  expect(items).toMatchObject([{ device: 'k-1', by: 'certificate' }])
})

/** Sends a report over a connection that stays open. */
const sendBy = (port: number, agent: Agent) =>
  new Promise<number>((done, fail) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/inventory',
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/xml' },
      },
      (reply) => {
        reply.resume()
        reply.on('end', () => done(reply.statusCode ?? 0))
      },
    )
    sent.on('error', fail)
    sent.end(told)
  })

/** What GLPI Agent sets of its own HTTP client. */
const asGlpiAgent = `use LWP::UserAgent; my $ua = LWP::UserAgent->new(keep_alive => 1);
$ua->ssl_opts(verify_hostname => 0, SSL_verify_mode => 0, SSL_cert_file => $ARGV[1]);
my $r = $ua->post($ARGV[0], 'Content-Type' => 'application/xml', Content => $ARGV[2]); print $r->code;`

test.runIf(hasOpenssl)(
  'at our own TLS: who shows a certificate that we were told to believe, until it is taken away',
  async () => {
    const [server, device, stranger] = [pairOf('server'), pairOf('device'), pairOf('stranger')]
    const house = await world({ tls: { ...server, clientCa: device.cert } })
    const { manager, id } = await letIn(house, device)
    await letIn(house, stranger)
    await house.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = house.app.server.address() as { port: number }
    const speaking = (pair: Partial<Pair>) =>
      new Agent({ ...pair, keepAlive: true, maxSockets: 1, rejectUnauthorized: false })
    const [known, unknown, bare] = [speaking(device), speaking(stranger), speaking({})]
    try {
      expect(await sendBy(port, known)).toBe(200)
      // It was let in, but none whom we were told to believe has issued it; and one that shows none is asked for a token.
      expect(await sendBy(port, unknown)).toBe(401)
      expect(await sendBy(port, bare)).toBe(401)
      if (hasAgent) {
        const both = join(folder, 'both.pem')
        writeFileSync(both, Buffer.concat([device.cert, device.key]))
        const { stdout } = await promisify(execFile)('perl', [
          '-e',
          asGlpiAgent,
          `https://127.0.0.1:${port}/inventory`,
          both,
          told,
        ])
        expect(stdout).toBe('200')
      }
      await house.must(manager, 'DELETE', `/api/agents/tokens/${id}`)
      expect(await sendBy(port, known)).toBe(401)
    } finally {
      for (const agent of [known, unknown, bare]) agent.destroy()
    }
  },
)
