import type { Write } from '#kernel/context'
import { createComparisons, pairUp } from './commands.ts'
import type { ComparisonDraft, Pair } from './schemas.ts'
import { scoreOffers } from './score.ts'

/** What Halden Marine weighs up: backup in another place, three offers, one of which misses a must-have. */
const draft = {
  name: 'Backup in a second place',
  sought: 'A copy of all backups outside our own rooms, restored within a working day.',
  term_months: 36,
  criteria: [
    { id: 'eu', name: 'Data stay in the EU', kind: 'must' },
    { id: 'price', name: 'Price over the term', kind: 'price', weight: 4 },
    { id: 'restore', name: 'Time to restore', kind: 'score', weight: 3 },
    { id: 'support', name: 'Support in our languages', kind: 'score', weight: 2 },
    { id: 'exit', name: 'Way out', kind: 'score', weight: 1 },
  ],
} satisfies ComparisonDraft

const offers = [
  {
    id: 'cloud',
    name: 'Blåskjell, storage by the terabyte',
    vendor: 'Blåskjell Cloud',
    setup: '2400.00 EUR',
    cost: '780.00 EUR',
    per: 'month',
    meets: ['eu'],
  },
  {
    id: 'racks',
    name: 'Nordlys, a rack of our own',
    vendor: 'Nordlys Datasenter',
    setup: '6000.00 EUR',
    cost: '900.00 EUR',
    per: 'month',
    meets: ['eu'],
  },
  {
    id: 'far',
    name: 'Farsky Archive',
    vendor: null,
    cost: '5400.00 EUR',
    per: 'year',
    misses: ['eu'],
  },
] as const

const given = [
  [6, 8, 5],
  [9, 7, 7],
  [8, 5, 6],
] as const
const scored = ['restore', 'support', 'exit'] as const

const pairs: readonly Pair[] = (
  [
    ['price', 'restore', 1],
    ['price', 'support', 2],
    ['price', 'exit', 4],
    ['restore', 'support', 1],
    ['restore', 'exit', 3],
    ['support', 'exit', 2],
  ] as const
).map(([a, b, step]) => ({ about: null, a, b, step }))

/** One comparison of three offers, scored by whoever seeds, and weighed in pairs. */
export async function seedComparison(
  ctx: Write,
  vendors: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, { id: string }>,
): Promise<void> {
  const [made] = await createComparisons(ctx, [
    {
      ...draft,
      owner_id: people.get('Ingrid Solheim')?.id ?? null,
      offers: offers
        .map(({ vendor, ...offer }) => ({
          meets: [],
          misses: [],
          ...offer,
          vendor_id: vendor === null ? null : (vendors.get(vendor) ?? null),
        }))
        .map(({ meets, misses, ...offer }) => ({ ...offer, meets: [...meets], misses: [...misses] })),
    },
  ])
  const id = made?.id ?? ''
  await pairUp(ctx, { id, pairs: [...pairs], weighing: 'pairs' })
  for (const [name, shift] of [
    ['Jonas Behrens', 0],
    ['Priya Nair', 1],
  ] as const) {
    const person = people.get(name)
    if (!person) continue
    await scoreOffers(
      { ...ctx, actor: { ...ctx.actor, id: person.id } },
      {
        id,
        scores: offers.flatMap((offer, n) =>
          scored.map((criterion, k) => ({
            offer: offer.id,
            criterion,
            score: Math.min(10, (given[n]?.[k] ?? 5) + (k === n ? shift : 0)),
          })),
        ),
      },
    )
  }
}
