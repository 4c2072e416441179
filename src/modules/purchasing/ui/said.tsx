import { Pill, type Tone } from '#kit/pill.tsx'
import { useReader } from '#kit/reader.tsx'
import { moneyOf, moneySaid } from '#lib/money/money'
import { dayDated } from '#lib/time/relative'
import { type InvoiceStatus, LinePer, LineSort, Metric, type PurchaseView, type Status } from '../schemas.ts'
import { w as said } from '../words.ts'

export type Purchase = PurchaseView
export type Line = Purchase['lines'][number]
export type Invoice = Purchase['invoices'][number]

const tones: Record<Status, Tone | undefined> = {
  draft: undefined,
  asked: 'warn',
  approved: 'info',
  refused: 'bad',
  ordered: 'plan',
  partly: 'info',
  received: 'good',
  closed: undefined,
  cancelled: undefined,
}

export const StatusPill = ({ status }: { status: Status }) => (
  <Pill tone={tones[status]}>{said(`status.${status}`)}</Pill>
)

const invoiceTones: Record<InvoiceStatus, Tone | undefined> = {
  held: 'warn',
  matched: 'good',
  accepted: 'info',
  returned: undefined,
}

export const InvoicePill = ({ status }: { status: InvoiceStatus }) => (
  <Pill tone={invoiceTones[status]}>{said(`invoice.${status}`)}</Pill>
)

/** Days and amounts as the reader writes them. */
export function useSaid() {
  const { language } = useReader()
  return {
    day: (day: string) => dayDated(day, language),
    money: (amount: string) => moneySaid(moneyOf(amount), language),
    number: (n: number) => n.toLocaleString(language),
  }
}

/** The words of choices that a form offers. */
export const wordChoices = {
  sort: () => LineSort.options.map((value) => ({ value, title: said(`sort.${value}`) })),
  per: () => LinePer.options.map((value) => ({ value, title: said(`per.${value}`) })),
  metric: () => Metric.options.map((value) => ({ value, title: said(`metric.${value}`) })),
}
