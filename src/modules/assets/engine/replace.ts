/** One device of a model, for as long as the house has watched it. */
export interface Lived {
  /** How many whole months old it is, or was when it left. */
  readonly months: number
  /** How many whole months old it was when the house came to know it: what it cost before nobody has told. */
  readonly since: number
  /** What running it cost, in the smallest unit, and in which month of its age: 0 is the first. */
  readonly spent: readonly { readonly month: number; readonly minor: number }[]
}

/** What a year costs on average if each device is replaced at an age. */
export interface CurvePoint {
  /** The age in months. */
  readonly months: number
  readonly yearly: number
  /** What it brings at that age. */
  readonly worth: number
  /** What running one costs in the last of these months, smoothed. */
  readonly running: number
  /** How many devices were seen in that month. */
  readonly devices: number
  /** So many months before and after it had to be counted as well; of an age at which none were seen, how far off the nearest is. */
  readonly reach: number
}

/** `few`: too few devices, or not long enough, to tell. `falling`: the older the cheaper, as far as is known. */
type Verdict = 'found' | 'falling' | 'few'

export interface Curve {
  readonly points: readonly CurvePoint[]
  readonly verdict: Verdict
  /** Where a year costs least; null where that cannot be told. */
  readonly cheapest: CurvePoint | null
  /** The ages around it at which a year costs hardly more, in months. */
  readonly flat: { readonly from: number; readonly until: number } | null
}

/** Fewer devices than that say nothing of their model. */
export const fewestDevices = 5
/** So many must have been seen in a month for the curve to reach it. */
export const fewestInMonth = 3
/** So many months of single devices stand behind each figure, gathered from so many months around it at most. */
export const enoughMonths = 36
export const widest = 6
/** A curve shorter than that says nothing. */
export const shortest = 12
/** No device may have been seen in so many of its first months; they count as the first that was. */
export const longestGap = 24
/** Up to so many percent more is hardly more. */
export const hardly = 5

/** A half away from nothing; `of` above nothing. */
const divided = (n: number, of: number) => Math.sign(n) * Math.round(Math.abs(n) / of)

interface Month {
  devices: number
  minor: number
}

/** Month by month: how many devices lived through it, and what they cost in it. */
function monthsOf(devices: readonly Lived[]): Month[] {
  const longest = devices.reduce((most, { months }) => Math.max(most, months), 0)
  const all = Array.from({ length: longest }, (): Month => ({ devices: 0, minor: 0 }))
  for (const { months, since, spent } of devices) {
    for (const month of all.slice(since, months)) month.devices++
    for (const { month, minor } of spent) {
      const into = month >= since && month < months ? all[month] : undefined
      if (into) into.minor += minor
    }
  }
  return all
}

/** What running one device costs in a month: of as few months around it as have enough devices; null where none have. */
function runningIn(
  all: readonly Month[],
  at: number,
): Pick<CurvePoint, 'running' | 'devices' | 'reach'> | null {
  const devices = all[at]?.devices ?? 0
  if (devices < fewestInMonth) return null
  for (let reach = 0; reach <= widest; reach++) {
    const around = all.slice(Math.max(0, at - reach), at + reach + 1)
    const lived = around.reduce((sum, month) => sum + month.devices, 0)
    if (lived >= enoughMonths)
      return {
        running: divided(
          around.reduce((sum, { minor }) => sum + minor, 0),
          lived,
        ),
        devices,
        reach,
      }
  }
  return null
}

/**
 * The equivalent cost of a year for each age at which devices of a model could be replaced, without interest:
 * (price − what it is worth then + what running it cost until then) × 12 / months. Running costs are those of the fleet by age, so
 * the curve goes no further than enough devices have lived. Where none were watched when they were young, their first months count
 * as the first that was seen: rather too much, which makes the cheapest age later, never earlier. `worth`: what one brings after so
 * many months.
 */
export function curveOf(devices: readonly Lived[], price: number, worth: (months: number) => number): Curve {
  const none: Curve = { points: [], verdict: 'few', cheapest: null, flat: null }
  if (devices.length < fewestDevices) return none
  const all = monthsOf(devices)
  const points: CurvePoint[] = []
  let spent = 0
  const seen = all.findIndex((_, at) => runningIn(all, at) !== null)
  const first = runningIn(all, seen)
  if (!first || seen > longestGap) return none
  for (let at = 0; at < all.length; at++) {
    const found = at < seen ? { running: first.running, devices: 0, reach: seen - at } : runningIn(all, at)
    if (!found) break
    spent += found.running
    const months = at + 1
    const left = worth(months)
    points.push({ months, worth: left, yearly: divided((price - left + spent) * 12, months), ...found })
  }
  const [young, ...others] = points
  if (!young || points.length < shortest) return { ...none, points }
  const cheapest = others.reduce((least, point) => (point.yearly < least.yearly ? point : least), young)
  const isLast = cheapest.months === points.length
  if (isLast) return { points, verdict: 'falling', cheapest: null, flat: null }
  return { points, verdict: 'found', cheapest, flat: flatAround(points, cheapest) }
}

/** How far from the cheapest age one can go without paying much more. */
function flatAround(points: readonly CurvePoint[], { months, yearly }: CurvePoint) {
  const isFlat = (at: number) => {
    const point = points[at - 1]
    return point !== undefined && point.yearly * 100 <= yearly * (100 + hardly)
  }
  let [from, until] = [months, months]
  while (isFlat(from - 1)) from--
  while (isFlat(until + 1)) until++
  return { from, until }
}

/**
 * What the next twelve months with a device of an age cost: what it loses and what running it costs. Beyond what is known of its
 * model, months cost what the last known year did on average.
 */
export function keepingCosts(
  points: readonly CurvePoint[],
  months: number,
  worth: (months: number) => number,
) {
  const last = points.slice(-12)
  const usual = last.length === 0 ? 0 : last.reduce((sum, { running }) => sum + running, 0) / last.length
  let cost = worth(months) - worth(months + 12)
  for (let at = months; at < months + 12; at++) cost += points[at]?.running ?? usual
  return Math.round(cost)
}

/** What replacing a device now saves in a year, if each of its kind is replaced at the cheapest age from then on; below nothing: keep it. */
export const savedBy = (curve: Curve, months: number, worth: (months: number) => number): number | null =>
  curve.cheapest && keepingCosts(curve.points, months, worth) - curve.cheapest.yearly
