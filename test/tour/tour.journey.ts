import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsEverywhere, openPage } from '../browser.ts'
import { freshDb } from '../harness.ts'
import { openToured } from './house.ts'
import type { Looker } from './stop.ts'
import { stops } from './stops.ts'
import { goTo, signIn } from './visit.ts'

// No screen keeps anyone out: axe looks at each, at a desk in light and on a phone in the dark.

const house = await openToured(await freshDb(), true)
afterAll(house.close)

/** So many are looked at in one test, which a slow machine must finish in time. */
const most = 12

const walks = [...Map.groupBy(stops, ({ as = 'manager' }) => as)].flatMap(([looker, all]) =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, n) => ({
    looker,
    some: all.slice(n * most, (n + 1) * most),
    first: all[n * most]?.name,
  })),
)

async function walk(looker: Looker, some: typeof stops) {
  const page = await openPage(house.address, { width: 1440, height: 900 })
  await signIn(page.context(), looker, 'en')
  const found: string[] = []
  for (const stop of some) {
    await goTo(page, stop, house)
    const faults = await faultsEverywhere(page)
    found.push(...faults.map((fault) => `${stop.name}, ${fault}`))
  }
  expect(found).toEqual([])
}

const early = ({ looker }: (typeof walks)[number]) => looker === 'founder'

test.each(walks.filter(early))('$looker, from $first on', ({ looker, some }) => walk(looker, some))

describe('of the demo company', () => {
  beforeAll(house.settle, 120_000)
  test.each(walks.filter((one) => !early(one)))('$looker, from $first on', ({ looker, some }) =>
    walk(looker, some),
  )
})
