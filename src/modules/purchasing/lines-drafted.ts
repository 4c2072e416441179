import { inputRefused } from '#lib/refusal'
import { moneyOf, moneyText } from '#lib/money/money'
import type { StoredLine } from './commands/load.ts'
import { totalOf } from './engine/amounts.ts'
import { LineDraft, type Metric } from './schemas.ts'
import { w } from './words.ts'

/** Percent as it is kept, in hundredths, and back. */
const rateOf = (percent: number) => Math.round(percent * 100)
const percentOf = (rate: number) => rate / 100

const invalid = (why: ReturnType<typeof w.later>) => inputRefused('lines', why)

/** The currency of all lines; one purchase has one. */
export function currencyOf(lines: readonly LineDraft[]): string {
  const [currency = '', ...others] = [...new Set(lines.map(({ unit_price }) => moneyOf(unit_price).currency))]
  if (others.length > 0) throw invalid(w.later('two-currencies', { one: currency, other: others[0] ?? '' }))
  return currency
}

/** What of a line lies in its columns. */
export function columnsOf({ unit_price, tax_percent, metric, ...line }: LineDraft) {
  const { minor } = moneyOf(unit_price)
  if (!Number.isSafeInteger(minor * line.quantity)) throw invalid(w.later('too-much'))
  return { ...line, metric: metric ?? '', unit_minor: minor, tax_rate: rateOf(tax_percent) }
}

/** What lines come to, as the purchase keeps it. */
export function totalsOf(lines: readonly LineDraft[]) {
  const { net, tax } = totalOf(lines.map(columnsOf))
  if (!Number.isSafeInteger(net + tax)) throw invalid(w.later('too-much'))
  return { currency: currencyOf(lines), net_minor: net, tax_minor: tax }
}

/** A stored line as its promise has it. */
export const lineFacts = (
  {
    sort,
    title,
    asset_type,
    manufacturer,
    model,
    metric,
    quantity,
    unit_minor,
    tax_rate,
    per,
    starts_on,
    ends_on,
    months,
  }: Omit<StoredLine, 'id' | 'purchase_id'>,
  currency: string,
): LineDraft => ({
  sort: LineDraft.shape.sort.parse(sort),
  title,
  asset_type,
  manufacturer,
  model,
  metric: metric === '' ? null : (metric as Metric),
  quantity,
  unit_price: moneyText({ minor: unit_minor, currency }),
  tax_percent: percentOf(tax_rate),
  per,
  starts_on,
  ends_on,
  months,
})

/** Words by which a purchase is found, beside its title. */
export const wordsOf = (
  lines: readonly Pick<LineDraft, 'title' | 'manufacturer' | 'model'>[],
  order_no = '',
) => [...lines.flatMap(({ title, manufacturer, model }) => [title, manufacturer, model]), order_no].join(' ')
