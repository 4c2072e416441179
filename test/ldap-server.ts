import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'ldapts'
import { expect, onTestFinished, vi } from 'vitest'

const program = '/usr/sbin/slapd'
const openssl = '/usr/bin/openssl'
/** Whether Debian’s LDAP server is here; `npm test` installs it where it may. */
export const hasLdapServer = existsSync(program) && existsSync(openssl)

export const base = 'dc=halden,dc=example'
export const reader = { dn: `cn=reader,${base}`, password: 'a password for the reader' }

/** Signed by itself: no machine knows who made it. */
export const makeCertificate = (folder: string) =>
  execFileSync(
    openssl,
    'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem'.split(
      ' ',
    ),
    { cwd: folder, stdio: 'ignore' },
  )

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

const config = (folder: string) => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
pidfile ${folder}/slapd.pid
modulepath /usr/lib/ldap
TLSCertificateFile ${folder}/cert.pem
TLSCertificateKeyFile ${folder}/key.pem
moduleload back_mdb
sizelimit size.soft=50 size.hard=50 size.prtotal=unlimited
database mdb
suffix "${base}"
rootdn "${reader.dn}"
rootpw "${reader.password}"
directory ${folder}/data
maxsize 33554432
`

/** A real LDAP directory on this machine for one test, or for one file; more than fifty entries come by pages alone. */
export async function ldapServer(
  atTheEnd: (end: () => Promise<void>) => void = (end) => onTestFinished(end),
) {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-ldap-'))
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'slapd.conf'), config(folder))
  makeCertificate(folder)
  const url = `ldap://127.0.0.1:${await freePort()}`
  const secureUrl = `ldaps://127.0.0.1:${await freePort()}`
  // It goes into the background by itself once it is there, and leaves its process id.
  execFileSync(program, ['-f', join(folder, 'slapd.conf'), '-h', `${url} ${secureUrl}`], { stdio: 'ignore' })
  atTheEnd(async () => {
    const pidFile = join(folder, 'slapd.pid')
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGTERM')
    // It takes the file away as the last thing it does.
    await vi.waitFor(() => expect(existsSync(pidFile)).toBe(false), { timeout: 20_000 })
    rmSync(folder, { recursive: true, force: true })
  })
  const as = async <T>(work: (client: Client) => Promise<T>) => {
    const client = new Client({ url, connectTimeout: 2000 })
    try {
      await client.bind(reader.dn, reader.password)
      return await work(client)
    } finally {
      await client.unbind().catch(() => undefined)
    }
  }
  await ready(as)
  await as(async (client) => {
    await client.add(base, { objectClass: ['dcObject', 'organization'], dc: 'halden', o: 'Halden Marine' })
    for (const ou of ['people', 'groups'])
      await client.add(`ou=${ou},${base}`, { objectClass: 'organizationalUnit', ou })
  })
  const dnOf = (uid: string) => `uid=${uid},ou=people,${base}`
  return {
    url,
    secureUrl,
    certificate: readFileSync(join(folder, 'cert.pem'), 'utf8'),
    as,
    dnOf,
    add: (uid: string, more: Record<string, string | string[]> = {}) =>
      as((client) =>
        client.add(dnOf(uid), {
          objectClass: 'inetOrgPerson',
          uid,
          cn: `Person ${uid}`,
          sn: uid,
          mail: `${uid}@halden.example`,
          ...more,
        }),
      ),
    remove: (uid: string) => as((client) => client.del(dnOf(uid))),
    group: (cn: string, uids: readonly string[]) =>
      as((client) =>
        client.add(`cn=${cn},ou=groups,${base}`, { objectClass: 'groupOfNames', cn, member: uids.map(dnOf) }),
      ),
  }
}

/** Until it answers. */
async function ready(as: (work: (client: Client) => Promise<unknown>) => Promise<unknown>) {
  for (let tries = 0; ; tries += 1)
    try {
      return await as(async () => undefined)
    } catch (error) {
      if (tries === 100) throw error
      await new Promise((resolve) => {
        setTimeout(resolve, 50)
      })
    }
}
