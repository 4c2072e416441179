/** What of a line makes its amount: pieces, the price of one in the currency's smallest unit, tax in hundredths of a percent. */
export interface Priced {
  readonly quantity: number
  readonly unit_minor: number
  readonly tax_rate: number
}

/** A net amount, in the smallest unit, that is taxed at a rate in hundredths of a percent. */
export interface Taxed {
  readonly net: number
  readonly tax_rate: number
}

const whole = 10_000n

/** The tax of a net amount, to the smallest unit; half a unit is rounded away from nothing, so that a credit note mirrors its invoice. */
export function taxOf({ net, tax_rate }: Taxed): number {
  const exact = BigInt(net) * BigInt(tax_rate)
  const size = exact < 0n ? -exact : exact
  const rounded = (2n * size + whole) / (2n * whole)
  return Number(exact < 0n ? -rounded : rounded)
}

/** Rounded line by line, as many invoices do. */
export const taxByLine = (lines: readonly Taxed[]): number =>
  lines.reduce((sum, line) => sum + taxOf(line), 0)

/** Rounded once for each rate, as the European norm for invoices has it (EN 16931, BR-CO-17). */
export function taxByRate(lines: readonly Taxed[]): number {
  const rates = Map.groupBy(lines, ({ tax_rate }) => tax_rate)
  return [...rates].reduce(
    (sum, [tax_rate, some]) => sum + taxOf({ tax_rate, net: some.reduce((net, one) => net + one.net, 0) }),
    0,
  )
}

export const netOf = ({ quantity, unit_minor }: Pick<Priced, 'quantity' | 'unit_minor'>) =>
  quantity * unit_minor

/** What lines come to: without tax, and the tax on it; rounded once for each rate. */
export function totalOf(lines: readonly Priced[]): { net: number; tax: number } {
  const taxed = lines.map((line) => ({ net: netOf(line), tax_rate: line.tax_rate }))
  return { net: taxed.reduce((sum, { net }) => sum + net, 0), tax: taxByRate(taxed) }
}
