/** An amount in the smallest unit of its currency (cents, øre, whole yen), so that nothing is ever rounded on the way. */
export interface Money {
  readonly minor: number
  /** ISO 4217, three capital letters. */
  readonly currency: string
}

const digits = new Map<string, number>()
const known = new Set(Intl.supportedValuesOf('currency'))

export const isCurrency = (code: string) => known.has(code)

/** How many digits follow the point in a currency: 2 for EUR, 0 for JPY, 3 for BHD. */
export function digitsOf(currency: string): number {
  const before = digits.get(currency)
  if (before !== undefined) return before
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const found = format.resolvedOptions().maximumFractionDigits ?? 2
  digits.set(currency, found)
  return found
}
