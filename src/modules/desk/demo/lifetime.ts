import type { Random } from '#lib/random'
import type { Done, Known, Weight } from './life.ts'
import { capital, teller } from './slots.ts'
import { notes, orderNotes, type Phrases, supplierNotes, supplierReplies } from './topics/phrases.ts'
import type { Case, Supplier, Topic } from './topics/topic.ts'
import { around, type DemoWorld, days, oneIn, share, urgency } from './world.ts'

/** Two of the suppliers are slow: one with what it repairs, one with what is ordered. Working days, about. */
const takes: Record<Supplier, number> = {
  'Nordlys Service': 16,
  'Hansa IT Supply': 13,
  Telenett: 3,
  VaultWorks: 4,
}

/** Minutes until somebody takes it up and until it is solved, by priority 1 to 4, as a good desk does it. */
const responds = [9, 15, 62, 130]
const solves = [70, 130, 320, 560]
const lastWeek = days(8)

/** How much slower the desk was at a moment: with one pair of hands in Bergen, and after weekends. */
function slowness(world: DemoWorld, site: string, at: number): number {
  const alone = at < world.relief && site !== 'Valparaíso'
  const monday = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Oslo').dayOfWeek === 1
  return (alone ? 1.65 : 1) * (monday ? 1.2 : 1) * (world.now - at < lastWeek ? 0.6 : 1)
}

export interface Telling {
  readonly random: Random
  readonly world: DemoWorld
  readonly asker: Known
  readonly topic: Topic
  /** Of the topic, the case that came. */
  readonly came: Case
  readonly words: Phrases
  readonly tells: ReturnType<typeof teller>
  readonly taker: string
  readonly takerSite: string
}

/** A life as far as it is told. */
interface Told extends Telling {
  readonly deeds: Done[]
  at: number
}

type Deed = Done extends infer D ? (D extends Done ? Omit<D, 'at' | 'by'> : never) : never

const add = (told: Told, by: string, deed: Deed, at = told.at) => told.deeds.push({ ...deed, at, by })
const byDesk = (told: Told, deed: Deed, at?: number) => add(told, told.taker, deed, at)
const byAsker = (told: Told, deed: Deed) => add(told, told.asker.name, deed)
/** So many working minutes go by for whoever has it, or for whoever asks. */
const work = ({ world, takerSite }: Told, from: number, minutes: number) =>
  world.after(takerSite, from, minutes)
const goOn = (told: Told, minutes: number) => {
  told.at = work(told, told.at, minutes)
}
const letAsker = (told: Told, median: number) => {
  told.at = told.world.after(told.asker.site, told.at, around(told.random, median, 1))
}

/** What becomes of it, deed by deed, and the supplier who had it meanwhile. */
export function courseOf(
  telling: Telling,
  weight: Weight,
  opened: number,
): { deeds: Done[]; supplier?: Supplier | undefined } {
  const { random, world, asker, topic } = telling
  const pace = slowness(world, asker.site, opened)
  const told: Told = { ...telling, deeds: [], at: opened }
  const priority = takeUp(told, weight, pace)
  if (share(random, 3)) {
    goOn(told, 5)
    byDesk(told, { is: 'cancel' })
    return told
  }
  goOn(told, 1 + random.below(6))
  answer(told)
  const supplier = supplierOf(told)
  if (supplier !== undefined) withSupplier(told, supplier)
  else goOn(told, around(random, (solves[priority - 1] ?? 300) * Math.sqrt((pace * topic.effort) / 30), 0.7))
  solve(told)
  if (topic.kind === 'incident' && share(random, 4)) again(told)
  if (share(random, 25)) byDesk(told, { is: 'close' }, work(told, told.at, 2400 + random.below(2400)))
  return { deeds: told.deeds, supplier }
}

/** Somebody takes it up, now and then as something that weighs more; gives its priority. */
function takeUp(told: Told, weight: Weight, pace: number): number {
  const { random, topic } = told
  const isRaised = topic.kind === 'incident' && share(random, 5)
  const median = responds[urgency(weight) - 1] ?? 60
  goOn(told, isRaised ? 3 + random.below(18) : around(random, median * pace))
  if (isRaised) byDesk(told, { is: 'raise', weight: [2, 1] })
  byDesk(told, { is: 'take' })
  return isRaised ? 2 : urgency(weight)
}

function answer(told: Told) {
  const { random, topic, tells, words, came } = told
  const asks = topic.kind === 'incident' && share(random, 24)
  if (asks) {
    const which = random.below(words.questions.length)
    const text = tells.greeting(words.greets, words.questions[which] ?? '')
    byDesk(told, { is: 'reply', text, waits: true })
    letAsker(told, 90)
    byAsker(told, { is: 'asks', text: tells.text(words.answers[which] ?? '') })
    goOn(told, around(random, 25))
  }
  byDesk(told, { is: 'reply', text: tells.greeting(asks ? [''] : words.greets, came[2]) })
  if (!share(random, 18)) return
  const about = topic.notes && oneIn(random, 2) ? topic.notes : notes
  byDesk(told, { is: 'note', text: tells.pick(about) }, work(told, told.at, 1 + random.below(30)))
}

function supplierOf({ random, topic }: Told): Supplier | undefined {
  const [supplier, often] = topic.supplier ?? []
  return supplier !== undefined && share(random, often ?? 0) ? supplier : undefined
}

/** It lies with a supplier; what is said meanwhile is added, until it is back. */
function withSupplier(told: Told, supplier: Supplier) {
  const { random, topic, asker } = told
  const { name, site, department } = asker
  const named = { site, asker: name, colleague: name, manager: name, department, supplier }
  const supply = teller(random, named)
  const lines = topic.kind === 'request' ? orderNotes : supplierNotes
  const span = Math.max(480, around(random, takes[supplier] * 480, 0.5))
  goOn(told, 30)
  const from = told.at
  byDesk(told, { is: 'note', text: supply.text(lines[0] ?? '') })
  byDesk(told, { is: 'supplier' }, from + 60_000)
  let reminded = 0
  for (let day = 4; day * 480 < span && day < 30; day += 5 + random.below(4)) {
    reminded = Math.min(reminded + 1, lines.length - 1)
    const at = work(told, from, day * 480 + random.below(300))
    byDesk(told, { is: 'note', text: supply.text(lines[reminded] ?? '') }, at)
    if (oneIn(random, 2)) byDesk(told, { is: 'reply', text: supply.pick(supplierReplies) }, at + 240_000)
  }
  goOn(told, span)
  byDesk(told, { is: 'take' })
  goOn(told, 30 + random.below(90))
}

function solve(told: Told) {
  const { random, topic, tells, words, came } = told
  const minutes = Math.max(5, Math.round(around(random, topic.effort, 0.5) / 5) * 5)
  if (share(random, 75)) byDesk(told, { is: 'spend', minutes }, work(told, told.at, 1))
  const fix = random.pick(came[3].split(' | '))
  if (share(random, 30)) {
    byDesk(told, { is: 'reply', text: tells.greeting(words.greets, fix), waits: true })
    letAsker(told, 40)
    byAsker(told, { is: 'asks', text: tells.pick(words.thanks) })
    goOn(told, around(random, 12))
  }
  const cause = topic.kind === 'incident' && oneIn(random, 2) ? topic.cause : undefined
  byDesk(told, { is: 'solve', text: capital(tells.text(fix)), cause })
}

/** It was not solved after all. */
function again(told: Told) {
  const { random, topic, tells, words, came } = told
  letAsker(told, 500)
  byAsker(told, { is: 'asks', text: tells.pick(words.again) })
  goOn(told, around(random, 40))
  byDesk(told, { is: 'reply', text: capital(tells.text(came[2])) })
  goOn(told, around(random, 200))
  byDesk(told, { is: 'solve', text: capital(tells.text(came[3])), cause: topic.cause })
}
