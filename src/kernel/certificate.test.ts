import { X509Certificate } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprintOf } from './certificate.ts'

const cert = `-----BEGIN CERTIFICATE-----
MIIBezCCASGgAwIBAgIUCV3t1vsJucIqAappW3lSGP76N0EwCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHYWdlbnQtMTAgFw0yNjExMzAxNjE1MjlaGA8yMTI2MTEwNjE2
MTUyOVowEjEQMA4GA1UEAwwHYWdlbnQtMTBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABOyKT8fIcH9yVkzWI1MP5OmdPxnM5NxTOfo3dHTTeeaU62zhxny0G3cjQvnr
1k10QmiZQpsDEy5G/P2ejO6yxxSjUzBRMB0GA1UdDgQWBBQWTckw2GM2jTSghhgX
gBfjg4ts+zAfBgNVHSMEGDAWgBQWTckw2GM2jTSghhgXgBfjg4ts+zAPBgNVHRMB
Af8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDXZlKXTjNTHWpjCl/5+UTm3XFE
jCNVi7PjcYgi0ooHwgIgHb9C7Gx2/yubZ3DwTWZzfmIAqe46khkOLg+k7gGrTS8=
-----END CERTIFICATE-----
`
const { raw, fingerprint256 } = new X509Certificate(cert)
const sum = fingerprint256.replaceAll(':', '').toLowerCase()

test.each([
  ['as programs print it', fingerprint256],
  ['in small hex', ` ${sum} `],
  ['PEM', cert],
  ['PEM escaped, as nginx hands it on', encodeURIComponent(cert)],
  ['DER in base64', raw.toString('base64')],
  ['as RFC 9440 writes it', `:${raw.toString('base64')}:`],
])('a certificate is known by its sum: %s', (_, said) => expect(fingerprintOf(said)).toBe(sum))

test.each([
  '',
  'SUCCESS',
  sum.slice(1),
  `${sum}, ${sum}`,
  `${cert}, ${cert}`,
  raw.toString('base64').slice(0, -40),
  `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
  '%E0%A4%A',
])('nothing else is one: %j', (said) => expect(fingerprintOf(said)).toBeUndefined())

test('whatever is sent, it is a sum or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (said) => {
      expect(fingerprintOf(said) ?? '0'.repeat(64)).toMatch(/^[0-9a-f]{64}$/)
    }),
  )
})
