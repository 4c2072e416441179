import { moneyOf } from '#lib/money/money'
import { type Known, matchOf, type Tolerance } from '../engine/match.ts'
import { deliveryOf, isSettled, type Status } from '../engine/state.ts'
import { columnsOf } from '../lines-drafted.ts'
import type { Story, Step, ToldInvoice } from './story.ts'

export interface ToldLine extends Known {
  readonly quantity: number
  readonly invoiced: number
}

/** Something that happened to a purchase, with its lines as they were before and after. */
export type Happened =
  | {
      readonly is: 'asked' | 'decided' | 'ordered' | 'ended'
      readonly step: Step
      readonly before: Status
      readonly after: Status
      readonly lines: readonly ToldLine[]
    }
  | {
      readonly is: 'received'
      readonly step: Story['receipts'][number]
      readonly before: Status
      readonly after: Status
      readonly lines: readonly ToldLine[]
      readonly now: readonly ToldLine[]
    }
  | {
      readonly is: 'invoiced'
      readonly step: ToldInvoice
      readonly status: 'matched' | 'held' | 'accepted'
      readonly lines: readonly ToldLine[]
    }

const startOf = (story: Story): ToldLine[] =>
  story.lines.map((line, n) => {
    const { quantity, unit_minor, tax_rate } = columnsOf(line)
    return {
      id: String(n),
      ordered: quantity,
      quantity,
      unit_minor,
      tax_rate,
      received: 0,
      billed: 0,
      billed_net: 0,
      invoiced: 0,
    }
  })

const byLine = <T extends { line: number }>(all: readonly T[]) => new Map(all.map((one) => [one.line, one]))

const billedOn = (lines: readonly ToldLine[], invoice: ToldInvoice): ToldLine[] => {
  const billed = byLine(invoice.lines)
  return lines.map((line, n) => {
    const { quantity = 0, net = 0 } = billed.get(n) ?? {}
    return {
      ...line,
      billed: line.billed + quantity,
      billed_net: line.billed_net + net,
      invoiced: line.invoiced + quantity,
    }
  })
}

/** How an invoice was found, and what somebody made of it. */
function foundOf(
  lines: readonly ToldLine[],
  { lines: some, tax, accepted }: ToldInvoice,
  tolerance: Tolerance,
  isDecided: boolean,
) {
  const claims = some.map(({ line, quantity, net }) => ({ line_id: String(line), quantity, net }))
  if (isDecided && matchOf(lines, { sort: 'invoice', lines: claims, tax }, tolerance).passes) return 'matched'
  return accepted ? 'accepted' : 'held'
}

const atOf = ({ step }: Happened) => step.at

/** All that a story tells, in its order, with the state that follows from each step; what is settled at the end is closed. */
export function happenedIn(story: Story, tolerance: Tolerance): { all: Happened[]; status: Status } {
  let status = 'draft' as Status
  let lines: readonly ToldLine[] = startOf(story)
  const all: Happened[] = []
  const to = (after: Status) => {
    const before = status
    status = after
    return { before, after }
  }
  const { asked, decided, ordered, ended } = story
  if (asked) all.push({ is: 'asked', step: asked, ...to('asked'), lines })
  if (decided)
    all.push({ is: 'decided', step: decided, ...to(decided.approved ? 'approved' : 'refused'), lines })
  if (ordered) all.push({ is: 'ordered', step: ordered, ...to('ordered'), lines })
  const later = [
    ...story.receipts.map((receipt) => ({ receipt, at: receipt.at })),
    ...story.invoices.map((invoice) => ({ invoice, at: invoice.at })),
  ].toSorted((a, b) => a.at.localeCompare(b.at))
  for (const one of later) {
    if ('receipt' in one) {
      const came = byLine(one.receipt.lines)
      const now = lines.map((line, n) => ({
        ...line,
        received: line.received + (came.get(n)?.quantity ?? 0),
      }))
      all.push({ is: 'received', step: one.receipt, ...to(deliveryOf(now)), lines, now })
      lines = now
      continue
    }
    const { invoice } = one
    const found = foundOf(lines, invoice, tolerance, decided !== undefined)
    all.push({ is: 'invoiced', step: invoice, status: found, lines })
    if (found === 'held') continue
    lines = billedOn(lines, invoice)
  }
  const isHeld = all.some((one) => one.is === 'invoiced' && one.status === 'held')
  const last = all.at(-1)
  if (ended) all.push({ is: 'ended', step: ended, ...to(ended.how), lines })
  else if (status === 'received' && !isHeld && isSettled(lines) && last)
    all.push({ is: 'ended', step: { by: last.step.by, at: atOf(last) }, ...to('closed'), lines })
  return { all, status }
}

export const currencyIn = ({ lines }: Story) => moneyOf(lines[0]?.unit_price ?? '0 EUR').currency
