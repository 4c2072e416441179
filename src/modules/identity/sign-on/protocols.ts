import type { Claims } from '../engine/claims.ts'
import { addressFor, configOf, redeem } from './client.ts'
import type { ProviderRow } from './providers.ts'
import { samlAddress, samlClaims } from './saml.ts'
import type { Way } from './way.ts'

interface Protocol {
  /** Where the browser is to go; `again`: whoever is signed in there is asked all the same. */
  readonly begin: (provider: ProviderRow, way: Way, again: boolean) => Promise<string>
  /** What the provider says of whom, once that is the answer to this very way. */
  readonly end: (provider: ProviderRow, way: Way, answer: string, begunAt: string) => Promise<Claims>
}

const protocols: Record<ProviderRow['protocol'], Protocol> = {
  openid: {
    begin: async (provider, way, again) => addressFor(await configOf(provider), way, again),
    end: redeem,
  },
  saml: { begin: samlAddress, end: samlClaims },
}

/** How a provider is spoken to. */
export const protocolOf = ({ protocol }: Pick<ProviderRow, 'protocol'>): Protocol => protocols[protocol]
