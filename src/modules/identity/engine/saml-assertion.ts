import { z } from 'zod'
import type { Claims } from './claims.ts'

/** An assertion whose signature holds, as the library reads it: elements by their local names, each a list. */
const text = z.object({ _: z.string() })
const Assertion = z.object({
  Assertion: z.object({
    Issuer: z.tuple([text]),
    Subject: z.tuple([
      z.object({
        NameID: z.tuple([text.extend({ $: z.object({ Format: z.string().optional() }).optional() })]),
        SubjectConfirmation: z.array(
          z.object({
            $: z.object({ Method: z.string() }),
            SubjectConfirmationData: z
              .tuple([
                z.object({
                  $: z.object({
                    Recipient: z.string().optional(),
                    InResponseTo: z.string().optional(),
                    NotOnOrAfter: z.string().optional(),
                  }),
                }),
              ])
              .optional(),
          }),
        ),
      }),
    ]),
    AuthnStatement: z
      .array(
        z.object({
          $: z.object({ AuthnInstant: z.string().optional() }).optional(),
          AuthnContext: z.array(z.object({ AuthnContextClassRef: z.array(text).optional() })).optional(),
        }),
      )
      .min(1),
  }),
})

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
const address = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
const claimed = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/'

/** What providers call the same thing, the commonest first. */
const names = {
  email: ['email', 'mail', `${claimed}emailaddress`, 'urn:oid:0.9.2342.19200300.100.1.3', 'emailAddress'],
  name: [
    'displayName',
    'http://schemas.microsoft.com/identity/claims/displayname',
    'urn:oid:2.16.840.1.113730.3.1.241',
    'cn',
    'urn:oid:2.5.4.3',
  ],
  given_name: ['givenName', 'firstName', `${claimed}givenname`, 'urn:oid:2.5.4.42'],
  family_name: ['sn', 'lastName', 'surname', `${claimed}surname`, 'urn:oid:2.5.4.4'],
} as const

export type AssertionFault = 'not-whole' | 'not-for-this' | 'passing'

/** This request of ours: its id, and where the answer was to be sent to. */
export interface Requested {
  readonly id: string
  readonly recipient: string
  /** The entity id of whoever was asked. */
  readonly issuer: string
}

const firstOf = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value)

/**
 * Who an assertion tells of, as claims like an OpenID provider's. Its signature, audience and times are the library's
 * to check; here it must be an answer of whoever was asked to just this request, sent to us and borne by whoever brings it (SAML V2.0
 * Profiles, 4.1.4.3), with a name that stays. The class of how they signed in stands as `acr`, when as `auth_time`.
 */
export function claimsOf(
  assertion: unknown,
  attributes: Readonly<Record<string, unknown>>,
  { id, recipient, issuer }: Requested,
  addressAttribute: string,
): Claims | AssertionFault {
  const read = Assertion.safeParse(assertion)
  if (!read.success) return 'not-whole'
  const { Issuer, Subject, AuthnStatement } = read.data.Assertion
  const [{ NameID, SubjectConfirmation }] = Subject
  const isOurs = SubjectConfirmation.some(
    ({ $: { Method }, SubjectConfirmationData: [data] = [undefined] }) => {
      const said = data?.$
      return (
        Method === bearer &&
        said?.Recipient === recipient &&
        said.InResponseTo === id &&
        said.NotOnOrAfter !== undefined
      )
    },
  )
  if (!isOurs || Issuer[0]._ !== issuer) return 'not-for-this'
  const [{ _: sub, $: { Format } = {} }] = NameID
  if (Format === transient) return 'passing'
  const find = (all: readonly string[]) =>
    all.map((one) => firstOf(attributes[one])).find((one) => one !== undefined)
  const signedIn = AuthnStatement.map(({ $ }) => Date.parse($?.AuthnInstant ?? '')).filter(
    (at) => !Number.isNaN(at),
  )
  const mail = find([addressAttribute, ...names.email]) ?? (Format === address ? sub : undefined)
  return {
    sub,
    [addressAttribute]: mail,
    name: find(names.name),
    given_name: find(names.given_name),
    family_name: find(names.family_name),
    acr: AuthnStatement.flatMap(({ AuthnContext = [] }) =>
      AuthnContext.flatMap(({ AuthnContextClassRef = [] }) => AuthnContextClassRef.map(({ _ }) => _)),
    ),
    ...(signedIn.length > 0 && { auth_time: Math.min(...signedIn) / 1000 }),
  }
}
