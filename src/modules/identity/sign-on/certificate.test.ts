import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { selfSigned } from './certificate.ts'

test('OpenSSL reads it as what it is: its name, its dates, its key, signed by that', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const made = selfSigned(privateKey, {
    name: 'https://häuser.example/saml',
    serial: randomBytes(16),
    from: new Date('2026-11-29T18:00:00.500Z'),
    until: new Date('2056-11-29T18:00:00Z'),
  })
  const read = new X509Certificate(made)
  expect(read.subject).toContain('h')
  expect(read.subject).toBe(read.issuer)
  expect([read.validFromDate.toISOString(), read.validToDate.toISOString()]).toEqual([
    '2026-11-29T18:00:00.000Z',
    '2056-11-29T18:00:00.000Z',
  ])
  expect(read.verify(publicKey)).toBe(true)
  expect(read.checkPrivateKey(privateKey)).toBe(true)
  expect(read.serialNumber).toMatch(/^[89A-F][0-9A-F]{31}$/)
})
