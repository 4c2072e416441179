import { netOf, taxByLine, taxByRate } from './amounts.ts'

/** A line of the order with what has come and what was billed of it before, credit notes taken off. */
export interface Known {
  readonly id: string
  readonly ordered: number
  readonly received: number
  readonly unit_minor: number
  readonly tax_rate: number
  readonly billed: number
  readonly billed_net: number
}

export interface Claim {
  readonly line_id: string
  readonly quantity: number
  readonly net: number
}

export interface Invoice {
  readonly sort: 'invoice' | 'credit'
  readonly lines: readonly Claim[]
  readonly tax: number
}

/** How far a price may be above the order: both must hold. `percent` in hundredths, `most` in the smallest unit. */
export interface Tolerance {
  readonly percent: number
  readonly most: number
}

/** What is found of one line: what it says about pieces first, then about money. */
export type Finding =
  | { readonly is: 'right' }
  | { readonly is: 'cheaper' | 'within'; readonly by: number }
  | { readonly is: 'dearer'; readonly by: number; readonly expected: number; readonly net: number }
  | { readonly is: 'not-ordered'; readonly billed: number; readonly ordered: number }
  | { readonly is: 'not-received'; readonly billed: number; readonly received: number }
  | { readonly is: 'not-billed' }

export interface Matched {
  readonly lines: readonly { readonly line_id: string; readonly finding: Finding }[]
  /** The tax is that of the lines, rounded line by line or once for each rate; else what it should be. */
  readonly tax: { readonly right: boolean; readonly expected: number; readonly said: number }
  readonly passes: boolean
}

const passing: readonly Finding['is'][] = ['right', 'cheaper', 'within']

/** Above the order by no more than is let pass; compared without rounding. */
const isWithin = (by: number, expected: number, { percent, most }: Tolerance) =>
  by <= most && BigInt(by) * 10_000n <= BigInt(expected) * BigInt(percent)

/**
 * One line of an order against what has come and what is billed, all of it together: with this invoice no more pieces may be
 * billed than were ordered, nor than have come, and their price may not be above the order by more than is let pass. Pieces
 * have no tolerance. A credit note may not take back more than was billed.
 */
function findingOf(known: Known, { quantity, net }: Claim, sort: Invoice['sort'], let_: Tolerance): Finding {
  const sign = sort === 'credit' ? -1 : 1
  const billed = known.billed + sign * quantity
  const total = known.billed_net + sign * net
  if (billed < 0 || total < 0) return { is: 'not-billed' }
  // A credit note makes better what an invoice made worse: it is not asked about the rest.
  if (sort === 'credit') return { is: 'right' }
  if (quantity > 0 && billed > known.ordered) return { is: 'not-ordered', billed, ordered: known.ordered }
  if (quantity > 0 && billed > known.received) return { is: 'not-received', billed, received: known.received }
  const expected = netOf({ quantity: billed, unit_minor: known.unit_minor })
  const by = total - expected
  if (by === 0) return { is: 'right' }
  if (by < 0) return { is: 'cheaper', by: -by }
  return isWithin(by, expected, let_) ? { is: 'within', by } : { is: 'dearer', by, expected, net: total }
}

/** Order, deliveries and an invoice laid side by side, line by line. */
export function matchOf(order: readonly Known[], invoice: Invoice, tolerance: Tolerance): Matched {
  const known = new Map(order.map((line) => [line.id, line]))
  const claims = invoice.lines.flatMap((claim) => {
    const line = known.get(claim.line_id)
    return line ? [{ claim, line }] : []
  })
  const lines = claims.map(({ claim, line }) => ({
    line_id: line.id,
    finding: findingOf(line, claim, invoice.sort, tolerance),
  }))
  const taxed = claims.map(({ claim, line }) => ({ net: claim.net, tax_rate: line.tax_rate }))
  const expected = taxByRate(taxed)
  const right = invoice.tax === expected || invoice.tax === taxByLine(taxed)
  return {
    lines,
    tax: { right, expected, said: invoice.tax },
    passes: right && lines.every(({ finding }) => passing.includes(finding.is)),
  }
}

/** A finding that is let pass without a word from anybody. */
export const isPassing = ({ is }: Finding) => passing.includes(is)
