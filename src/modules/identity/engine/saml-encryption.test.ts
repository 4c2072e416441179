import { expect, test } from 'vitest'
import { encryptionOf } from './saml-encryption.ts'

const response = (key: string, data = 'http://www.w3.org/2009/xmlenc11#aes256-gcm') =>
  `<r xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" xmlns="http://www.w3.org/2001/04/xmlenc#"><a:EncryptedAssertion>
    <EncryptedData><EncryptionMethod Algorithm="${data}"/><EncryptedKey><EncryptionMethod Algorithm="${key}"/></EncryptedKey>
    </EncryptedData></a:EncryptedAssertion></r>`
const enc = 'http://www.w3.org/2001/04/xmlenc#'

test.each([
  ['taken', response(`${enc}rsa-oaep-mgf1p`)],
  ['taken', response(`${enc}rsa-oaep-mgf1p`, `${enc}aes256-cbc`)],
  ['not-taken', response(`${enc}rsa-1_5`)],
  // However its letters are written.
  ['not-taken', response(`${enc}&#x72;sa-1_5`)],
  ['not-taken', response(`${enc}rsa-oaep-mgf1p`, `${enc}tripledes-cbc`)],
  ['not-taken', `<EncryptionMethod xmlns="${enc}" Algorithm="${enc}rsa-1_5"/>`],
  ['none', '<r/>'],
  ['not-xml', '<r>'],
  ['not-xml', `<!DOCTYPE r>${response(`${enc}rsa-oaep-mgf1p`)}`],
])('%s', (found, xml) => expect(encryptionOf(xml)).toBe(found))
