import type { Money } from '#lib/money/currency'

/** A device as far as it says how large it is, what of that it needs, and what its like costs. Sizes in megabytes. */
export interface Sized {
  readonly id: string
  readonly model: string | null
  readonly type: string
  readonly isUsed: boolean
  readonly bought_on: string | null
  readonly cost: Money | null
  /** `most`: in percent of it; null: not known. */
  readonly memory: { readonly total: number; readonly most: number | null } | null
  readonly disk: { readonly total: number; readonly used: number } | null
}

export interface Smaller {
  /** The model that would do. */
  readonly model: string
  readonly saves: Money
}

export interface Model {
  readonly id: string
  readonly type: string
  readonly price: Money
  readonly memory: number
  readonly disk: number
}

/** Of what a device has, at most so many percent are in use where it is large enough. */
const comfortable = 75
const enoughFor = (used: number) => Math.ceil((used * 100) / comfortable)

const byPurchase = (a: Sized, b: Sized) =>
  a.bought_on === b.bought_on ? (a.id < b.id ? -1 : 1) : (a.bought_on ?? '') < (b.bought_on ?? '') ? -1 : 1

/** Models of which something is in use, as they were bought last. Where its devices differ a model is as large as the smallest of them: another might come so. */
function modelsOf(devices: readonly Sized[]): Map<string, Model> {
  const groups = Map.groupBy(
    devices.filter(({ model }) => model !== null),
    ({ model }) => model ?? '',
  )
  return new Map(
    [...groups].flatMap(([id, some]) => {
      const price = some
        .filter(({ cost, bought_on }) => cost !== null && bought_on !== null)
        .toSorted(byPurchase)
        .at(-1)?.cost
      const memory = Math.min(...some.flatMap((one) => one.memory?.total ?? []))
      const disk = Math.min(...some.flatMap((one) => one.disk?.total ?? []))
      const [{ type } = { type: '' }] = some
      const isKnown = price && Number.isFinite(memory) && Number.isFinite(disk)
      return isKnown && some.some(({ isUsed }) => isUsed) ? [[id, { id, type, price, memory, disk }]] : []
    }),
  )
}

/**
 * What a smaller device than one would save: the difference between what its model was bought for last and the cheapest model of the same
 * type in use that is large enough for it, with a quarter in reserve. Not a share of its book value: half of a memory module cannot be sold, and
 * what was paid is gone; what is to be had is that the next one costs less, while this one goes to somebody who needs more. Both are prices
 * as they were paid last, so that age and luck of a single purchase do not count; exact, for it is one amount less another of the same
 * currency. Of what is unknown nothing is promised: without its sizes, or where nobody knows how much it uses, as much is asked as it has.
 */
export function fitting(
  models: ReadonlyMap<string, Model>,
): (device: Pick<Sized, 'model' | 'type' | 'memory' | 'disk'>) => Smaller | null {
  const cheapest = [...models.values()].toSorted(
    (a, b) => a.price.minor - b.price.minor || (a.id < b.id ? -1 : 1),
  )
  return ({ model, type, memory, disk }) => {
    const own = models.get(model ?? '')
    if (!own || !memory || !disk) return null
    const needs = {
      memory: memory.most === null ? memory.total : enoughFor((memory.total * memory.most) / 100),
      disk: enoughFor(disk.used),
    }
    const fit = cheapest.find(
      (one) =>
        one.type === type &&
        one.price.currency === own.price.currency &&
        one.memory >= needs.memory &&
        one.disk >= needs.disk,
    )
    if (!fit || fit.price.minor >= own.price.minor) return null
    return {
      model: fit.id,
      saves: { minor: own.price.minor - fit.price.minor, currency: own.price.currency },
    }
  }
}

/** The same by the device, of models as these devices are. */
export function smallerOf(devices: readonly Sized[]): Map<string, Smaller> {
  const fit = fitting(modelsOf(devices))
  return new Map(
    devices.flatMap((device) => {
      const found = fit(device)
      return found ? [[device.id, found] as const] : []
    }),
  )
}
