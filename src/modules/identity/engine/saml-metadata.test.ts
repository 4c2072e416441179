import { expect, test } from 'vitest'
import { providerMetadata } from './saml-metadata.ts'

const md = 'xmlns="urn:oasis:names:tc:SAML:2.0:metadata"'
const key = (use: string, value: string) =>
  `<KeyDescriptor ${use}><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
    ${value}
  </X509Certificate></X509Data></KeyInfo></KeyDescriptor>`
const sso =
  '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://a.example/sso"/>'
const idp = (inner: string) =>
  `<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${inner}</IDPSSODescriptor>`
const entity = (inner: string) =>
  `<EntityDescriptor ${md} entityID="https://a.example">${inner}</EntityDescriptor>`

test('a provider is read with all that it signs with, whatever else it is', () => {
  const service =
    '<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
    key('', 'SP') +
    '</SPSSODescriptor>'
  const keys =
    key('use="signing"', 'QUE\n      E=') +
    key('use="encryption"', 'ENC') +
    key('', 'QkJC') +
    key('use="signing"', 'QkJC')
  expect(providerMetadata(`\n<?xml version="1.0"?>${entity(service + idp(keys + sso))}`)).toEqual({
    issuer: 'https://a.example',
    sso_url: 'https://a.example/sso',
    certificates: ['QUEE=', 'QkJC'],
    signs_requests: false,
  })
})

test.each([
  ['not-xml', 'hello'],
  ['not-xml', '<a>'],
  ['not-xml', `<!DOCTYPE EntityDescriptor [<!ENTITY x "y">]>${entity(idp(key('', 'A') + sso))}`],
  ['several', `<EntitiesDescriptor ${md}>${entity(idp(key('', 'A') + sso)).repeat(2)}</EntitiesDescriptor>`],
  ['no-provider', entity('')],
  ['no-provider', '<EntityDescriptor entityID="x"/>'],
  [
    'no-provider',
    entity(
      `<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:1.1:protocol">${key('', 'A')}${sso}</IDPSSODescriptor>`,
    ),
  ],
  ['no-redirect', entity(idp(key('', 'A')))],
  ['no-certificate', entity(idp(sso + key('use="encryption"', 'A')))],
])('%s: %s', (fault, xml) => expect(providerMetadata(xml)).toBe(fault))
