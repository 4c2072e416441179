import type { Random } from '#lib/random'
import type { Known, Life, Weight } from './life.ts'
import { courseOf } from './lifetime.ts'
import { local } from './topics/local.ts'
import { phrases } from './topics/phrases.ts'
import { topics } from './topics/index.ts'
import type { Topic } from './topics/topic.ts'
import type { Opening } from './openings.ts'
import { capital, teller } from './slots.ts'
import { type DemoWorld, oneIn, share, takerOf } from './world.ts'

const design = new Set(['Naval design', 'Systems design', 'Projects'])
const yard = new Set([
  'Yard',
  'Hull shop',
  'Outfitting',
  'Electrical',
  'Machinery',
  'Paint shop',
  'Dock and quays',
  'Warehouse',
])

function suits({ who }: Topic, { department }: Known): boolean {
  if (who === 'design') return design.has(department)
  if (who === 'yard') return yard.has(department)
  return who === undefined || !yard.has(department)
}

/** How much more of something there is in a season: forgotten passwords after holidays, the ERP at the end of a month. */
function inSeason({ category }: Topic, at: number): number {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Oslo')
  if (category === 'Access › Account' && [1, 8].includes(date.month) && date.day < 22) return 2.6
  if (category === 'Software › ERP' && (date.day > 27 || date.day < 4)) return 2.2
  if (category === 'Network › Wi-Fi' && [11, 12, 1, 2].includes(date.month)) return 1.4
  return 1
}

export function askerAt(random: Random, world: DemoWorld, { at, site }: Opening): Known | undefined {
  const all = world.askers(site)
  for (let tries = 0; tries < 40 && all.length > 0; tries++) {
    const one = random.pick(all)
    // Those in the shops write less than those at desks, and the desk seldom writes to itself.
    if (!world.isThere(one, at)) continue
    if (one.department === 'IT' && !oneIn(random, 12)) continue
    if (yard.has(one.department) && oneIn(random, 2)) continue
    return one
  }
  return undefined
}

function topicFor(random: Random, asker: Known, at: number): Topic {
  const fitting = topics
    .filter((topic) => suits(topic, asker))
    .map((topic) => ({ topic, rate: topic.rate * inSeason(topic, at) }))
  let left = random.next() * fitting.reduce((sum, { rate }) => sum + rate, 0)
  for (const { topic, rate } of fitting) {
    left -= rate
    if (left <= 0) return topic
  }
  return random.pick(topics)
}

function colleagueOf(random: Random, world: DemoWorld, asker: Known, at: number): string {
  const near = world
    .askers(asker.site)
    .filter((one) => one.department === asker.department && one.name !== asker.name && world.isThere(one, at))
  return near.length > 0 ? random.pick(near).name : 'Silje Moe'
}

const channels = ['portal', 'portal', 'portal', 'mail', 'mail', 'phone'] as const

/** One ticket of everyday, or none where nobody was there to write it. */
export function everyday(random: Random, world: DemoWorld, opening: Opening): Life | undefined {
  const asker = askerAt(random, world, opening)
  if (!asker) return undefined
  const found = topicFor(random, asker, opening.at)
  const own = (local[asker.language] ?? []).filter(({ category }) => category === found.category)
  const speaks = own.length > 0 && found.kind === 'incident' && share(random, 40)
  const topic: Topic = speaks ? { ...found, ...random.pick(own) } : found
  const words = phrases[speaks ? asker.language : 'en'] ?? phrases['en']
  if (!words) return undefined
  const tells = teller(random, {
    site: asker.site,
    asker: asker.name,
    colleague: colleagueOf(random, world, asker, opening.at),
    manager: asker.manager ?? 'Astrid Holm',
    department: asker.department.toLowerCase(),
  })
  const taker = takerOf(random, world, topic.category, asker.site, opening.at)
  const [impact, how] = topic.weight
  const weight: Weight = share(random, 14) ? [impact, Math.max(1, how - 1)] : [impact, how]
  const came = random.pick(topic.cases)
  const title = capital(tells.text(came[0]))
  const text = capital(tells.greeting(words.openers, came[1]) + tells.pick(words.closers))
  const takerSite = world.known(taker)?.site ?? 'Bergen'
  const telling = { random, came, world, asker, topic, words, tells, taker, takerSite }
  const { deeds, supplier } = courseOf(telling, weight, opening.at)
  return {
    kind: topic.kind,
    title,
    asks: asker.name,
    site: asker.site,
    category: topic.category,
    weight,
    opened: opening.at,
    channel: random.pick(channels),
    words: text,
    tags: supplier === undefined ? [] : [supplier],
    deeds,
  }
}
