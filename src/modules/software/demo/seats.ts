import { randomFrom } from '#lib/random'
import type { EntitlementDraft, ProductDraft } from '../schemas.ts'

export interface DemoUser {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly title: string
  /** The last day, where it is over. */
  readonly until: string | null
}

export interface DemoSeat {
  readonly account: string
  readonly name: string
  readonly person_id: string | null
  readonly last_used: string | null
  readonly since: string
}

type LotDraft = Omit<EntitlementDraft, 'product_id' | 'product' | 'vendor_id'>

interface DemoSubscription {
  readonly draft: ProductDraft
  readonly lots: readonly LotDraft[]
  readonly seats: readonly DemoSeat[]
}

interface Terms {
  readonly name: string
  readonly publisher: string
  readonly who: RegExp
  /** How many in a hundred of those have it, and of those who left lately and still do. */
  readonly share: number
  readonly left: number
  /** How many days before yesterday most used it last. */
  readonly fresh: number
  readonly strangers: readonly (readonly [account: string, name: string])[]
  readonly price: number
  /** For how many in a hundred of its seats, until so many months ahead. */
  readonly covers: readonly (readonly [share: number, months: number])[]
}

const all: readonly Terms[] = [
  {
    name: 'Sketchboard Cloud',
    publisher: 'Sketchboard',
    who: /design|naval|engineer|architect|draught|hull/iu,
    share: 70,
    left: 45,
    fresh: 20,
    strangers: [
      ['yard-board@halden-marine.example', 'Yard board'],
      ['nilsen.freelance@postkasse.example', 'K. Nilsen'],
    ],
    price: 264,
    covers: [
      [85, 8],
      [22, 2],
    ],
  },
  {
    name: 'Lanterna Cloud Business',
    publisher: 'Lanterna',
    who: /./u,
    share: 88,
    left: 12,
    fresh: 12,
    strangers: [['scanner@halden-marine.example', 'Scanner, gate 2']],
    price: 138,
    covers: [[104, 5]],
  },
]

/** Subscriptions of Halden Marine whose vendors say who has a seat: most use theirs, some do not, and a few have left. The same for the same seed and day. */
export function demoSeats(seed: number, people: readonly DemoUser[], today: string): DemoSubscription[] {
  const { next, below } = randomFrom(seed)
  const day = Temporal.PlainDate.from(today)
  const before = (days: number) => day.subtract({ days }).toString()
  const yearAgo = before(365)
  return all.map(({ name, publisher, who, share, left, fresh, strangers, price, covers }, n) => {
    const seats: DemoSeat[] = []
    const put = (account: string, called: string, person_id: string | null, last: number | null) =>
      seats.push({
        account: account.toLowerCase(),
        name: called,
        person_id,
        last_used: last === null ? null : before(last),
        since: `${before(120 + below(500))}T08:00:00.000Z`,
      })
    for (const one of people) {
      if (!who.test(one.title)) continue
      const isGone = one.until !== null && one.until < today
      if (isGone && (one.until ?? '') < yearAgo) continue
      if (next() * 100 >= (isGone ? left : share)) continue
      const idle = next() < 0.11 ? 65 + below(200) : 1 + below(fresh)
      const sinceLeft = isGone ? day.since(one.until ?? today).days : 0
      put(one.email, one.name, one.id, sinceLeft + idle)
    }
    for (const [account, called] of strangers) put(account, called, null, below(90))
    return {
      draft: { name, publisher, note: '' },
      lots: covers.map(([part, months], at) => {
        const quantity = Math.max(1, Math.round((seats.length * part) / 100))
        return {
          metric: 'subscription' as const,
          quantity,
          cost: `${quantity * price}.00 EUR`,
          per: 'year' as const,
          order_no: `PO-46${n}${at}`,
          order_line: '1',
          starts_on: day.add({ months }).subtract({ years: 1 }).toString(),
          ends_on: day.add({ months }).toString(),
        }
      }),
      seats,
    }
  })
}
