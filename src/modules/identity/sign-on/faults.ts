import type { Sentence } from '#lib/words'
import { w } from './words.ts'

/** Something is wrong between a provider and us: what exactly, for whoever sets it up. */
export class ProviderFault extends Error {
  override name = 'ProviderFault'
  readonly sentence: Sentence
  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(sentence.key, options)
    this.sentence = sentence
  }
}

interface Known {
  code?: unknown
  error?: unknown
  error_description?: unknown
  status?: unknown
  message?: unknown
  cause?: unknown
}
const known = (error: unknown): Known => (typeof error === 'object' && error !== null ? error : {})

/** Short enough to be read, whatever the other side says. */
export const short = (value: unknown) => String(value).replaceAll(/\s+/g, ' ').slice(0, 200)

/** The error and whatever caused it, the innermost last. */
function chainOf(error: unknown): Known[] {
  const chain: Known[] = []
  for (let one = error; typeof one === 'object' && one !== null && chain.length < 5; one = known(one).cause)
    chain.push(known(one))
  return chain
}

/** No answer at all: no such name, nobody there, a certificate that does not hold, too slow. */
const unanswered = ({ message }: Known) => message === 'fetch failed'

const rules: readonly [RegExp, (detail: string, redirect: string) => Sentence][] = [
  [/^OAUTH_JWT_TIMESTAMP_CHECK_FAILED$/, () => w.later('fault-clock')],
  [/^OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED$/, () => w.later('fault-other-issuer')],
  [/^OAUTH_TIMEOUT$/, (detail) => w.later('fault-unreachable', { detail })],
  [/^invalid_client$|^unauthorized_client$/, (detail) => w.later('fault-secret', { detail })],
  [/^redirect_uri_mismatch$/, (_, detail) => w.later('fault-redirect', { detail })],
]

const said = ({ error, error_description }: Known) =>
  short([error, error_description].filter((one) => typeof one === 'string' && one !== '').join(': '))

/** What an error of the library, or of the network below it, means. */
export function faultOf(error: unknown, redirect = ''): ProviderFault {
  if (error instanceof ProviderFault) return error
  const chain = chainOf(error)
  const inner = chain.some(unanswered) ? chain.at(-1) : undefined
  const spoken = chain.find((one) => typeof one.error === 'string')
  const make = (sentence: Sentence) => new ProviderFault(sentence, { cause: error })
  for (const one of chain)
    for (const [pattern, sentence] of rules) {
      const sign = [one.error, one.code].find((value) => typeof value === 'string' && pattern.test(value))
      if (sign !== undefined) return make(sentence(spoken ? said(spoken) : short(one.message), redirect))
    }
  if (spoken) return make(w.later('fault-refused', { detail: said(spoken) }))
  if (inner) return make(w.later('fault-unreachable', { detail: short(inner.code ?? inner.message) }))
  const [outer] = chain
  return make(w.later('fault-answer', { detail: short(outer?.message ?? error) }))
}
