import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandLine, configFrom, settings } from '#kernel/config'
import { helpText, settingsTable } from '#kernel/config-help'

const config = (args: string[], env: NodeJS.ProcessEnv = {}) => configFrom(commandLine(args).flags, env)

test('has sensible defaults', () => {
  expect(config([])).toMatchObject({ port: 8700, host: '127.0.0.1', demo: false, logLevel: 'info' })
  expect(config([]).data).toBe(join(import.meta.dirname, '../../data'))
  expect(config([]).databaseUrl).toBeUndefined()
})

test('a flag wins over the environment, an empty variable is none', () => {
  expect(config(['--port', '9000', '--demo'], { PORT: '8000', HOST: '' })).toMatchObject({
    port: 9000,
    host: '127.0.0.1',
    demo: true,
  })
  expect(config(['--port=0'], { WHEELHOUSE_DEMO: 'yes' })).toMatchObject({ port: 0, demo: true })
})

test('reads lists and addresses', () => {
  const env = { TRUSTED_PROXIES: '10.0.0.1, fd00::/8', PUBLIC_URL: 'https://it.example.org/' }
  expect(config([], env)).toMatchObject({
    trustedProxies: ['10.0.0.1', 'fd00::/8'],
    publicUrl: 'https://it.example.org',
  })
})

test.each([
  [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, and is “65536”'],
  [{ PORT: '80a' }, /PORT must be a whole number/],
  [{ WHEELHOUSE_DEMO: 'maybe' }, /must be yes or no/],
  [
    { DATABASE_URL: 'mysql://secret@host/db' },
    'DATABASE_URL must be an address like postgres://user:password@host:5432/database',
  ],
  [{ WHEELHOUSE_SECRET: 'short' }, 'WHEELHOUSE_SECRET must be at least 32 characters long'],
  [{ PUBLIC_URL: 'it.example.org' }, /PUBLIC_URL must be an address like/],
  [{ TRUSTED_PROXIES: '10.0.0.1, proxy' }, /TRUSTED_PROXIES must be a list/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of trace/],
  [{ TLS_CERT: '/a.pem' }, /set both or neither/],
  [{ TLS_CLIENT_CA: '/a.pem' }, /needs TLS_CERT/],
  [{ CLIENT_CERT_HEADER: 'x-client-cert' }, /needs TRUSTED_PROXIES/],
  [{ TRUSTED_PROXIES: '10.0.0.1', CLIENT_CERT_HEADER: 'x y' }, /CLIENT_CERT_HEADER must be the name/],
  [{ CLIENT_VERIFIED_HEADER: 'x-client-verify' }, /needs CLIENT_CERT_HEADER/],
  [{ SMTP_URL: 'smtp://localhost' }, /needs MAIL_FROM/],
  [{ DATABASE_POOLER_URL: 'postgres://localhost/x' }, /needs DATABASE_URL/],
])('refuses %o in a sentence', (env, sentence) => {
  expect(() => config([], env)).toThrow(sentence)
})

test('refuses flags it does not know, and never repeats a secret', () => {
  expect(() => config(['--prot', '1'])).toThrow(/--prot.*--help/)
  expect(() => config(['stray'])).toThrow(/stray/)
  expect(() => config(['--port'])).toThrow(/--port/)
  expect(() => config([], { WHEELHOUSE_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
})

test('help and documentation name every setting', () => {
  for (const { env } of Object.values(settings)) expect(helpText()).toContain(env)
  const text = readFileSync(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8')
  // The formatter may pad the cells.
  const bare = (table: string) => table.replace(/ +/g, ' ').replace(/-+/g, '-')
  expect(bare(text)).toContain(bare(settingsTable()))
})
