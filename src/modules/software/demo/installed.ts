import { randomFrom } from '#lib/random'
import { type DemoProduct, demoProducts, unknownPackages } from './products.ts'

interface Device {
  readonly type: string
  readonly person: string | null
  readonly title: string
}

export interface DemoInstalled {
  /** The device by its place among those given. */
  readonly device: number
  readonly name: string
  readonly version: string
  readonly publisher: string
  readonly first_seen: string
}

const drawing = /design|naval|engineer|draught/iu
const fits: Readonly<Record<DemoProduct['on'], (device: Device) => boolean>> = {
  desk: ({ type, person }) => type === 'laptop' && person !== null,
  drawing: ({ type, title }) => type === 'laptop' && drawing.test(title),
  office: ({ type, title }) => type === 'laptop' && title !== '' && !drawing.test(title),
  server: ({ type }) => type === 'server',
}

/** What is installed where, when each device last reported and what of each product was bought; the same for the same seed and day. */
export function demoInstalled(seed: number, devices: readonly Device[], today: string) {
  const { next, below } = randomFrom(seed)
  const before = (days: number) =>
    `${Temporal.PlainDate.from(today).subtract({ days }).toString()}T07:10:00.000Z`
  const products = demoProducts(today)
  const counts = new Map<string, number>()
  const installed: DemoInstalled[] = []
  const put = (
    on: DemoProduct['on'],
    share: number,
    draw: () => Omit<DemoInstalled, 'device' | 'first_seen'>,
  ) => {
    let n = 0
    for (const [device, one] of devices.entries())
      if (fits[on](one) && next() * 100 < share) {
        installed.push({ device, ...draw(), first_seen: before(5 + below(400)) })
        n += 1
      }
    return n
  }
  for (const { draft, packages, on, share } of products) {
    const n = put(on, share, () => {
      const [name, version] = packages[below(packages.length)] ?? ['', '']
      return { name, version, publisher: draft.publisher ?? '' }
    })
    counts.set(draft.name, n)
  }
  for (const [name, version, publisher, on, share] of unknownPackages)
    put(on, share, () => ({ name, version, publisher }))
  return {
    installed,
    facts: devices.map(({ type }) => ({
      seen_at: before(next() < 0.06 ? 50 + below(60) : below(3)),
      cores: type === 'server' ? 16 : 8,
      processors: type === 'server' ? 2 : 1,
    })),
    bought: products.map((one) => ({
      ...one,
      lots: one.lots.map(({ covers, ...lot }) => ({
        ...lot,
        quantity: Math.max(2, Math.round(((counts.get(one.draft.name) ?? 0) * covers) / 100)),
      })),
    })),
  }
}
