import { createHash, X509Certificate } from 'node:crypto'

/** One, and nothing beside it: of two headers that were put together it is not known whose is whose. */
const pem = /^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----$/
const sha256 = /^(?:[0-9a-f]{2}:?){32}$/i
/** As RFC 9440 writes one in a header (`:MII…:`), or bare. */
const base64 = /^:?(?<der>[A-Za-z0-9+/]{80,}={0,2}):?$/

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function ofDer(der: string | Buffer): string | undefined {
  try {
    return createHash('sha256').update(new X509Certificate(der).raw).digest('hex')
  } catch {
    return undefined
  }
}

/**
 * SHA-256 of a certificate in small hex, by whatever a person or a proxy says of it: that sum with or without colons, PEM (also
 * escaped for a header), or DER in base64. Undefined where it is none of these.
 */
export function fingerprintOf(said: string): string | undefined {
  const text = said.trim()
  if (sha256.test(text)) return text.replaceAll(':', '').toLowerCase()
  const [armoured] = pem.exec(text) ?? pem.exec(unescaped(text).trim()) ?? []
  if (armoured !== undefined) return ofDer(armoured)
  const der = base64.exec(text) ?? base64.exec(unescaped(text))
  return der?.groups?.['der'] === undefined ? undefined : ofDer(Buffer.from(der.groups['der'], 'base64'))
}
