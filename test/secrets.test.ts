import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Nothing that opens a door lies among the files that everybody gets.

const root = join(import.meta.dirname, '..')

const rules: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/=]{20}/,
  'a key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of GitHub': /\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{60,}/,
  'a token of GitLab': /\bglpat-[\w-]{20}\b/,
  'a token of Slack': /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a key of Google': /\bAIza[\w-]{35}\b/,
  'a key of Stripe': /\b[rs]k_live_[A-Za-z0-9]{20,}/,
  'a signed token': /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/,
  'a password in an address':
    /\b(?:postgres(?:ql)?|smtps?|https?|mysql|redis|amqp):\/\/[^\s:/@'"`$<{]+:(?!password@|\$|<|…)[^\s@'"`$<{]{6,}@/,
  'a secret by its name':
    /\b(?:secret|password|passwd|api_?key|token)["']?\s*[:=]\s*["'][A-Za-z0-9+/_-]{32,}={0,2}["']/i,
}

/** Where one may stand, and why. */
const allowed: Readonly<Record<string, string>> = {
  'src/kernel/database-check.pg15.test.ts': 'a wrong password, which must not open',
  'test/start.pg.test.ts': 'the same',
}

const isText = (bytes: Buffer) => !bytes.subarray(0, 8000).includes(0)
const found = (text: string) =>
  Object.entries(rules).flatMap(([what, rule]) => (rule.test(text) ? [what] : []))

test('no secret is among the tracked files', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean)
  expect(files.length).toBeGreaterThan(500)
  const hits = files
    .filter((path) => !(path in allowed) && path !== 'package-lock.json')
    .flatMap((path) => {
      const bytes = readFileSync(join(root, path))
      return isText(bytes) ? found(bytes.toString('utf8')).map((what) => `${path}: ${what}`) : []
    })
  expect(hits).toEqual([])
})

test('the rules bite', () => {
  // Put together here, so that this file holds none itself.
  const planted = [
    ['-----BEGIN PRIV', 'ATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ'],
    ['AKIA', 'ABCDEFGHIJKLMNOP'],
    ['ghp_', 'a'.repeat(36)],
    ['glpat-', 'a'.repeat(20)],
    ['xoxb-', '1234567890-abc'],
    ['npm_', 'a'.repeat(36)],
    ['AIza', 'a'.repeat(35)],
    ['sk_live_', 'a'.repeat(24)],
    ['eyJhbGciOiJIUzI1NiJ9', `.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${'a'.repeat(43)}`],
    ['postgres://ana:', 'hunter2hunter2@db.example.org/x'],
    ['secret: ', `'${'a1'.repeat(20)}'`],
  ].map((parts) => parts.join(''))
  expect(planted.map((text) => found(text).length > 0)).toEqual(planted.map(() => true))
  expect(found('postgres://user:password@host:5432/database')).toEqual([])
})
