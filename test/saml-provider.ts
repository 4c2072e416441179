import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll } from 'vitest'

const ns =
  'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"'
export const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
export const password = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'

/** What a request said that came along with a browser. */
export interface Came {
  id: string
  recipient: string
  audience: string
  again: boolean
  state: string
}

export interface Told {
  subject: string
  format: string
  attributes: Record<string, string>
  how: string
  signedIn: Date
  issuer: string
  /** As the assertion says it; left out where undefined. */
  inResponseTo: string | undefined
  recipient: string
  audience: string
  until: Date
}

const minutes = (n: number) => new Date(Date.now() + n * 60_000)
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Reads what the browser carries there (SAML V2.0 Bindings, 3.4.4.1). */
export function requestIn(address: string): Came {
  const { searchParams } = new URL(address)
  const request = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
  const said = (pattern: RegExp) => pattern.exec(request)?.[1] ?? ''
  return {
    id: said(/ ID="([^"]+)"/),
    recipient: said(/AssertionConsumerServiceURL="([^"]+)"/),
    audience: said(/<saml:Issuer[^>]*>([^<]+)</),
    again: request.includes('ForceAuthn="true"'),
    state: searchParams.get('RelayState') ?? '',
  }
}

/** How an assertion is encrypted, for xmlsec1 to fill in. */
const envelope = (data: string, key: string) =>
  `<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">
    <EncryptionMethod Algorithm="${data}"/><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">
    <EncryptedKey xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="${key}"/>
    <CipherData><CipherValue/></CipherData></EncryptedKey></KeyInfo><CipherData><CipherValue/></CipherData></EncryptedData>`
export const safeWays = {
  data: 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  key: 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
}

/** A provider that speaks SAML, whose assertions are signed by Debian's xmlsec1. */
export function samlProvider() {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-saml-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const issuer = 'urn:example:provider'
  const sso = 'https://provider.example/sso'

  function keys(name: string) {
    const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)]
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-subj',
        `/CN=${name}`,
        '-days',
        '30',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'pipe' },
    )
    return { key, cert, base64: readFileSync(cert, 'utf8').replaceAll(/-----[^-]+-----|\s/g, '') }
  }
  const own = keys('provider')

  const metadata = (certificate = own.base64, more = '', wants = '') =>
    `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer}">
      <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"${wants}>
        <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
          <ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://provider.example/post"/>
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${sso}"/>
      </md:IDPSSODescriptor>${more}</md:EntityDescriptor>`

  const signature = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>
    <ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
    <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
    <ds:Reference URI="#assertion"><ds:Transforms>
      <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
      <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>
      <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/></ds:Reference>
    </ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data/></ds:KeyInfo></ds:Signature>`

  function assertion(told: Told): string {
    const { subject, format, attributes, how, signedIn, inResponseTo, recipient, audience, until } = told
    const answers = inResponseTo === undefined ? '' : ` InResponseTo="${inResponseTo}"`
    const values = Object.entries(attributes).map(
      ([name, value]) =>
        `<saml:Attribute Name="${name}"><saml:AttributeValue>${xml(value)}</saml:AttributeValue></saml:Attribute>`,
    )
    return `<saml:Assertion ${ns} ID="assertion" Version="2.0" IssueInstant="${minutes(0).toISOString()}">
      <saml:Issuer>${told.issuer}</saml:Issuer>${signature}
      <saml:Subject><saml:NameID Format="${format}">${xml(subject)}</saml:NameID>
        <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
          <saml:SubjectConfirmationData${answers} Recipient="${recipient}" NotOnOrAfter="${until.toISOString()}"/>
        </saml:SubjectConfirmation></saml:Subject>
      <saml:Conditions NotBefore="${new Date(until.getTime() - 10 * 60_000).toISOString()}" NotOnOrAfter="${until.toISOString()}">
        <saml:AudienceRestriction><saml:Audience>${xml(audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
      <saml:AuthnStatement AuthnInstant="${signedIn.toISOString()}"><saml:AuthnContext>
        <saml:AuthnContextClassRef>${how}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
      <saml:AttributeStatement>${values.join('')}</saml:AttributeStatement></saml:Assertion>`
  }

  let count = 0
  /** Signs every assertion in a response with a key. */
  function signed(response: string, { key, cert } = own): string {
    const file = join(folder, `response-${(count += 1)}.xml`)
    writeFileSync(file, response)
    return execFileSync('xmlsec1', [
      '--sign',
      '--privkey-pem',
      `${key},${cert}`,
      '--id-attr:ID',
      'urn:oasis:names:tc:SAML:2.0:assertion:Assertion',
      file,
    ]).toString()
  }

  /** Encrypts the assertion of a response for whoever has the key to a certificate. */
  function encrypted(response: string, certificate: string, { data, key } = safeWays): string {
    const [cert, template, file] = ['cert.pem', 'template.xml', 'plain.xml'].map((name) =>
      join(folder, `${(count += 1)}-${name}`),
    ) as [string, string, string]
    writeFileSync(cert, `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`)
    writeFileSync(template, envelope(data, key))
    writeFileSync(
      file,
      response
        .replace('<saml:Assertion', '<saml:EncryptedAssertion><saml:Assertion')
        .replace('</saml:Assertion>', '</saml:Assertion></saml:EncryptedAssertion>'),
    )
    const session = /tripledes/.test(data) ? 'des-192' : `aes-${/aes(\d+)/.exec(data)?.[1] ?? ''}`
    return execFileSync('xmlsec1', [
      '--encrypt',
      '--pubkey-cert-pem',
      cert,
      '--session-key',
      session,
      '--xml-data',
      file,
      '--node-name',
      'urn:oasis:names:tc:SAML:2.0:assertion:Assertion',
      template,
    ]).toString()
  }

  /** The form with which the browser comes back (SAML V2.0 Bindings, 3.5.4), and what was in it before. */
  function answer(
    { id, recipient, audience, state }: Came,
    told: Partial<Told> & { subject: string },
    { by = own, tamper = (xml: string) => xml, respondsTo = id } = {},
  ): string {
    const inner = assertion({
      format: persistent,
      attributes: {},
      how: password,
      signedIn: minutes(0),
      issuer,
      inResponseTo: id,
      recipient,
      audience,
      until: minutes(5),
      ...told,
    })
    const response = `<samlp:Response ${ns} ID="response" Version="2.0" IssueInstant="${minutes(0).toISOString()}"
      Destination="${recipient}" InResponseTo="${respondsTo}"><saml:Issuer>${issuer}</saml:Issuer>
      <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${inner}</samlp:Response>`
    const sent = Buffer.from(tamper(signed(response, by))).toString('base64')
    return new URLSearchParams({ SAMLResponse: sent, RelayState: state }).toString()
  }

  return { issuer, metadata, keys, answer, encrypted, certificate: own.base64 }
}
