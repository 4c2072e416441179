import { strictParser } from './strict-xml.ts'

const md = 'urn:oasis:names:tc:SAML:2.0:metadata'
const ds = 'http://www.w3.org/2000/09/xmldsig#'
const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol'
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'

/** What an identity provider tells of itself. */
export interface ProviderMetadata {
  /** Its entity id. */
  readonly issuer: string
  /** Where browsers are sent to, by the redirect binding. */
  readonly sso_url: string
  /** What it signs with, each as base64 of DER. */
  readonly certificates: readonly string[]
  /** Whether it takes requests only signed. */
  readonly signs_requests: boolean
}

export type MetadataFault = 'not-xml' | 'several' | 'no-provider' | 'no-redirect' | 'no-certificate'

interface Reading {
  issuer: string
  entities: number
  inProvider: boolean
  signing: boolean
  certificate: string | undefined
  sso_url: string
  certificates: string[]
  signs_requests: boolean
}

/** What each element adds where it opens. */
const openings: Readonly<Record<string, (found: Reading, value: (name: string) => string) => void>> = {
  [`${md} EntityDescriptor`](found, value) {
    found.entities += 1
    found.issuer = value('entityID')
  },
  [`${md} IDPSSODescriptor`](found, value) {
    found.inProvider = value('protocolSupportEnumeration').split(/\s+/).includes(protocol)
    if (found.inProvider) found.signs_requests = /^(?:true|1)$/.test(value('WantAuthnRequestsSigned'))
  },
  // A key without a use serves for both.
  [`${md} KeyDescriptor`](found, value) {
    found.signing = found.inProvider && value('use') !== 'encryption'
  },
  [`${md} SingleSignOnService`](found, value) {
    if (found.inProvider && value('Binding') === redirect) found.sso_url ||= value('Location')
  },
  [`${ds} X509Certificate`](found) {
    if (found.signing) found.certificate = ''
  },
}

/**
 * Reads the metadata of one identity provider (SAML V2.0 Metadata, 2.4.3): its entity id, where its single sign-on is by
 * the redirect binding, and the keys that it signs with. Signatures over the metadata are not looked at: who pastes it
 * vouches for it. A document type, several providers in one, or no XML at all is a fault.
 */
export function providerMetadata(xml: string): ProviderMetadata | MetadataFault {
  const found: Reading = {
    issuer: '',
    entities: 0,
    inProvider: false,
    signing: false,
    certificate: undefined,
    sso_url: '',
    certificates: [],
    signs_requests: false,
  }
  const parser = strictParser()
  parser.on('opentag', ({ uri, local, attributes }) => {
    openings[`${uri} ${local}`]?.(found, (name) => attributes[name]?.value.trim() ?? '')
  })
  parser.on('text', (text) => {
    if (found.certificate !== undefined) found.certificate += text
  })
  parser.on('closetag', ({ uri, local }) => {
    if (uri === ds && local === 'X509Certificate' && found.certificate !== undefined) {
      found.certificates.push(found.certificate.replaceAll(/\s+/g, ''))
      found.certificate = undefined
    }
    if (uri === md && local === 'KeyDescriptor') found.signing = false
    if (uri === md && local === 'IDPSSODescriptor') found.inProvider = false
  })
  try {
    parser.write(xml.trim().replace(/^\uFEFF/, '')).close()
  } catch {
    return 'not-xml'
  }
  const { issuer, sso_url, entities, signs_requests } = found
  if (entities > 1) return 'several'
  const certificates = [...new Set(found.certificates)]
  if (issuer === '' || (sso_url === '' && certificates.length === 0)) return 'no-provider'
  if (sso_url === '') return 'no-redirect'
  return certificates.length === 0 ? 'no-certificate' : { issuer, sso_url, certificates, signs_requests }
}
