import { z } from 'zod'

/** What a provider says of someone, all of it. */
export type Claims = Readonly<Record<string, unknown>>

interface Reading {
  address_claim: string
  /** Mail domains that the provider speaks for. */
  domains: readonly string[]
  /** What of `amr` and `acr` counts as a second factor. */
  factor_values: readonly string[]
}

/** Somebody as a provider tells of them, as far as it counts here. */
export interface Came {
  subject: string
  address: string | null
  /** Somebody vouches that the address is theirs: only then does it name anyone. */
  verified: boolean
  name: string | null
  given_name: string
  family_name: string
  strong: boolean
  methods: string[]
  /** When they showed it who they are, in epoch seconds, where it says so. */
  at: number | undefined
}

const yes: ReadonlySet<unknown> = new Set([true, 1, 'true', 'True', '1'])
const no: ReadonlySet<unknown> = new Set([false, 0, 'false', 'False', '0'])

const text = (value: unknown) =>
  typeof value === 'string'
    ? value
        .replaceAll(/[\p{Cc}\s]+/gu, ' ')
        .trim()
        .slice(0, 100)
    : ''
const texts = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  )

const Address = z.email().max(254)

/** The mail domain of an address. */
export const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

/** What the provider says about that address itself; undefined where it says nothing. */
function vouched(claims: Claims, address: string): boolean | undefined {
  // Both speak of the claim `email`, whichever claim is read.
  if (text(claims['email']).toLowerCase() !== address) return undefined
  const said = [claims['email_verified'], claims['xms_edov']]
  if (said.some((one) => no.has(one))) return false
  return said.some((one) => yes.has(one)) ? true : undefined
}

export function cameAs(claims: Claims, { address_claim, domains, factor_values }: Reading): Came {
  const address = Address.safeParse(text(claims[address_claim]).toLowerCase()).data ?? null
  const said = address === null ? undefined : vouched(claims, address)
  const methods = [...texts(claims['amr']), ...texts(claims['acr'])]
  const at = claims['auth_time']
  return {
    subject: String(claims['sub']),
    address,
    verified: said ?? (address !== null && domains.includes(domainOf(address))),
    name: text(claims['name']) || null,
    given_name: text(claims['given_name']),
    family_name: text(claims['family_name']),
    strong: methods.some((method) => factor_values.includes(method)),
    methods,
    at: typeof at === 'number' ? Math.floor(at) : undefined,
  }
}
