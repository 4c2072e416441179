import type { Random } from '#lib/random'
import { catalogue, type CatalogueModel } from './catalogue.ts'

export interface Story {
  /** The first day, and today: 2026-11-30. */
  readonly begins: string
  readonly today: string
}

/** A thing on its way: to somebody by name, to the stores of its site, or away for good. */
export interface Step {
  readonly at: string
  readonly to: { readonly person: string } | 'stores' | null
  readonly status?: string
  readonly note?: string
}

export interface Device {
  readonly model: CatalogueModel
  readonly tag: string
  readonly serial: string
  readonly site: string
  readonly bought_on: string
  readonly warranty_until: string
  /** When it came into the books: the day it was bought, or the day the story begins. */
  readonly came: string
  readonly steps: readonly Step[]
}
export interface Drawn extends Device {
  readonly steps: Step[]
}

/** A moment of a working day. */
export const momentOn = (day: string, { below }: Random) =>
  `${day}T${String(7 + below(7)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}:00.000Z`

const warrantyMonths = 36

interface Wanted {
  site: string
  day: string
  /** The dearer of what there is. */
  dear: boolean
}

/** Buys what is wanted on a day: of a model that was on sale then; what was there when the story begins was bought before it. */
export function buyer(random: Random, { begins, today }: Story) {
  const { below, pick } = random
  const end = Temporal.PlainDate.from(today)
  const numbers = new Map<string, number>()
  const all: Drawn[] = []

  function boughtOn(day: string): Temporal.PlainDate {
    if (day > begins) return Temporal.PlainDate.from(day).subtract({ days: 6 + below(20) })
    return Temporal.PlainDate.from(begins).subtract({ days: 10 + below(1200) })
  }
  function modelOn(type: string, bought: Temporal.PlainDate, dear: boolean): CatalogueModel {
    const ago = bought.until(end, { largestUnit: 'months' }).months
    const ofType = catalogue.filter((one) => one.type === type)
    const sold = ofType.filter((one) => one.sold[0] >= ago && one.sold[1] <= ago)
    const known = sold.length > 0 ? sold : ofType
    const fitting = type === 'laptop' ? known.filter(({ cost }) => cost > 1500 === dear) : known
    return pick(fitting.length > 0 ? fitting : known)
  }
  function buy(type: string, { site, day, dear }: Wanted): Drawn {
    const bought = boughtOn(day)
    const model = modelOn(type, bought, dear)
    const n = (numbers.get(model.tag) ?? 0) + 1
    numbers.set(model.tag, n)
    const came = bought.toString() < begins ? begins : bought.toString()
    const drawn = {
      model,
      site,
      tag: `HM-${model.tag}-${String(n).padStart(4, '0')}`,
      serial: `${model.number.replaceAll('-', '')}-${(below(1_000_000) + 1_000_000).toString(36).toUpperCase()}${n}`,
      bought_on: bought.toString(),
      warranty_until: bought.add({ months: warrantyMonths }).toString(),
      came: `${came}T06:00:00.000Z`,
      steps: [],
    }
    all.push(drawn)
    return drawn
  }
  return Object.assign(buy, { all })
}
