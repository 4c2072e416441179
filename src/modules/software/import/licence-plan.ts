import type { Reason, Values } from '#facets/imports/public'
import { readCost } from '#lib/money/read-money'
import { moneyText } from '#lib/money/money'
import type { Metric } from '../schemas.ts'
import { w as room } from '../words.ts'
import { text } from './values.ts'

/** What a row says was bought. */
export interface LotWanted {
  readonly product: string
  readonly publisher: string
  readonly key: string | undefined
  readonly quantity: number | undefined
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly cost: string | null
  readonly order_no: string
  readonly vendor: string | undefined
  readonly upgrade: boolean
  readonly note: string
}
export interface LicencePlan extends LotWanted {
  /** The lot that is here already. */
  readonly lot_id: string | undefined
  readonly product_id: string | undefined
  readonly vendor_id: string | null
  readonly metric: Metric
  readonly holder_id: string | undefined
}

/** Rows with the same of these are one lot, of which each has a seat. */
export const lotName = ({ product, key, order_no, starts_on, ends_on }: LotWanted) =>
  JSON.stringify([product.toLowerCase(), key ?? [order_no, starts_on, ends_on]])

const noteIn = (values: Values) => {
  const to = [text(values['licensed_to']), text(values['licensed_email'])].filter(Boolean).join(', ')
  return [text(values['note']), to && `Licensed to: ${to}`].filter(Boolean).join('\n').slice(0, 2000)
}

/** Reads a row as what was bought; money that could be meant in two ways is a problem. */
export function lotIn(values: Values, currency: string): { lot: LotWanted; problems: Reason[] } {
  const said = text(values['cost'])
  const money = said === undefined ? undefined : readCost(said, currency)
  const [starts_on, ends_on] = [text(values['bought_on']) ?? null, text(values['ends_on']) ?? null]
  const problems = [
    ...(money && 'problem' in money ? [{ field: 'cost', why: money.problem }] : []),
    ...(starts_on !== null && ends_on !== null && ends_on < starts_on
      ? [{ field: 'ends_on', why: room.later('ends-before-start') }]
      : []),
  ]
  const orders = [text(values['purchase_order']), text(values['order_no'])].filter(Boolean)
  return {
    lot: {
      product: text(values['item']) ?? '',
      publisher: text(values['manufacturer']) ?? '',
      key: text(values['key']),
      quantity: typeof values['quantity'] === 'number' ? values['quantity'] : undefined,
      starts_on,
      ends_on,
      cost: money && !('problem' in money) ? moneyText(money) : null,
      order_no: [...new Set(orders)].join(', ').slice(0, 120),
      vendor: text(values['supplier']),
      upgrade: values['maintained'] === true,
      note: noteIn(values),
    },
    problems,
  }
}

/** Everything by which a row names who has a seat, the plainest first. */
export const holderWords = (values: Values): string[] =>
  [text(values['holder_email']), text(values['username']), text(values['full_name'])].flatMap(
    (one) => one ?? [],
  )
export const tagIn = (values: Values) => text(values['asset_tag'])
