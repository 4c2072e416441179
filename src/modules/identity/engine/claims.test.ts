import { expect, test } from 'vitest'
import { cameAs, type Claims } from './claims.ts'

const usual = { address_claim: 'email', domains: [] as string[], factor_values: [] as string[] }
const came = (claims: Claims, reading: Partial<typeof usual> = {}) =>
  cameAs({ sub: '1', ...claims }, { ...usual, ...reading })
const email = 'ana@halden.example'

test.each([
  ['said to be verified', { email, email_verified: true }, true],
  ['said so as a text', { email, email_verified: 'true' }, true],
  ['its domain owned, as Entra says', { email, xms_edov: '1' }, true],
  ['nothing said', { email }, false],
  ['said not to be', { email, email_verified: false }, false],
  ['one says so, the other not', { email, email_verified: true, xms_edov: false }, false],
  ['something odd', { email, email_verified: 'maybe' }, false],
  ['no address at all', {}, false],
  ['no address in truth', { email: 'ana', email_verified: true }, false],
  ['a list', { email: [email], email_verified: true }, false],
])('an address counts as verified: %s', (_, claims, verified) => {
  expect(came(claims).verified).toBe(verified)
})

test('a provider speaks for the domains that are named, unless it says otherwise, and for no others', () => {
  const own = { domains: ['halden.example'] }
  expect(came({ email: 'Ana@Halden.Example' }, own)).toMatchObject({ address: email, verified: true })
  expect(came({ email, email_verified: false }, own).verified).toBe(false)
  expect(came({ email: 'ana@sub.halden.example' }, own).verified).toBe(false)
  expect(came({ email: 'ana@evilhalden.example' }, own).verified).toBe(false)
  expect(came({ email: '"ana@halden.example"@evil.example' }, own).verified).toBe(false)
})

test('what is said of one address says nothing of another', () => {
  const reading = { address_claim: 'preferred_username' }
  const claims = { email: 'ana@elsewhere.example', email_verified: true, preferred_username: email }
  expect(came(claims, reading)).toMatchObject({ address: email, verified: false })
  expect(
    came({ ...claims, email_verified: false }, { ...reading, domains: ['halden.example'] }),
  ).toMatchObject({
    address: email,
    verified: true,
  })
})

test('a second factor counts where its name was named, in amr or acr', () => {
  const strong = (claims: Claims, values: string[]) => came(claims, { factor_values: values }).strong
  expect(strong({ amr: ['pwd', 'mfa'] }, ['mfa'])).toBe(true)
  expect(strong({ amr: ['pwd'] }, ['mfa'])).toBe(false)
  expect(strong({ acr: 'urn:gold' }, ['urn:gold'])).toBe(true)
  expect(strong({ amr: ['mfa'] }, [])).toBe(false)
  expect(strong({ amr: [{ mfa: 'mfa' }], acr: 1 }, ['mfa'])).toBe(false)
})

test('when they showed it is told in whole seconds, whatever the provider says', () => {
  expect(came({ auth_time: 1_700_000_000.123 }).at).toBe(1_700_000_000)
  expect(came({ auth_time: '1700000000' }).at).toBeUndefined()
})
