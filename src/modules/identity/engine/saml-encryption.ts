import { strictParser } from './strict-xml.ts'

const enc = 'http://www.w3.org/2001/04/xmlenc#'
const assertion = 'urn:oasis:names:tc:SAML:2.0:assertion'

/** What may lie round an assertion. RSA of PKCS 1.5 and triple DES are left out: what fails there tells too much. */
const taken: ReadonlySet<string> = new Set([
  `${enc}rsa-oaep-mgf1p`,
  `${enc}aes128-cbc`,
  `${enc}aes256-cbc`,
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
])

export type Encryption = 'none' | 'taken' | 'not-taken' | 'not-xml'

/** How the assertions of a response are encrypted, before anything of it is opened. */
export function encryptionOf(xml: string): Encryption {
  const found = { encrypted: false, methods: [] as string[] }
  const parser = strictParser()
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (uri === assertion && local === 'EncryptedAssertion') found.encrypted = true
    if (local === 'EncryptionMethod') found.methods.push(attributes['Algorithm']?.value ?? '')
  })
  try {
    parser.write(xml).close()
  } catch {
    return 'not-xml'
  }
  if (!found.encrypted) return found.methods.length === 0 ? 'none' : 'not-taken'
  return found.methods.every((method) => taken.has(method)) ? 'taken' : 'not-taken'
}
