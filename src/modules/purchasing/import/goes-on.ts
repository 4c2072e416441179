import type { Sentence } from '#lib/words'
import { isOpenTo } from '../engine/state.ts'
import { Status } from '../schemas.ts'
import { w } from './words.ts'

/** An order that a file brought, as far as another file may go on with it. */
export interface Begun {
  readonly order_no: string
  readonly key: string
  readonly status: string
  readonly currency: string
}

/** Whether more may come of an order: it is ordered, partly there or there, and neither closed nor cancelled. */
export const isOpen = (status: string) => isOpenTo('receive', Status.parse(status), [])

/** Why a file cannot go on with an order in this currency, and which of its fields says so. */
export function goingOnProblem(
  { order_no: order, key, status, currency }: Begun,
  asked: string,
): { readonly field?: string; readonly why: Sentence } | null {
  if (!isOpen(status)) return { why: w.later('order-over', { order, key }) }
  return asked === currency
    ? null
    : { field: 'unit_price', why: w.later('order-currency', { order, key, currency }) }
}
