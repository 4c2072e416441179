import type { EventHeader } from '#lib/sealed'
import type { Finding } from './findings.ts'
import { type Hash, rootOf } from './merkle.ts'

/** One place of the log: what the log noted of the event, and what the event comes to now; missing where it is gone. */
export interface Place {
  readonly leaf: number
  readonly event: number
  readonly noted: Hash
  readonly now: Hash | null
  readonly header: EventHeader | null
  readonly tx: string | null
}

export const differs = ({ noted, now }: Place) => now === null || !now.equals(noted)

export const changed = (one: Place): Finding => ({
  kind: one.now ? 'edited' : 'missing',
  event: one.event,
  leaf: one.leaf,
})

const inStream = (a: Place, b: Place) => {
  const [before, after] = [BigInt(a.tx ?? 0), BigInt(b.tx ?? 0)]
  return before === after ? a.event - b.event : before < after ? -1 : 1
}

/** Each place whose event stood at another place when it was signed. */
function moved(places: readonly Place[], sorted: readonly Place[]): Finding[] {
  return places.flatMap(({ event, leaf }, n) => {
    const signed = sorted[n]
    return signed === undefined || signed.event === event
      ? []
      : [{ kind: 'reordered', event: signed.event, leaf, found: event } satisfies Finding]
  })
}

function whole(places: readonly Place[], batch: string): Finding[] {
  const [first, last] = [places[0], places.at(-1)]
  if (!first || !last) return []
  const signs = (hashes: readonly Hash[]) => rootOf(hashes).toString('hex') === batch
  if (signs(places.map(({ noted }) => noted))) return places.filter(differs).map(changed)
  const now = places.flatMap((one) => one.now ?? [])
  if (now.length === places.length && signs(now))
    return places.filter(differs).map(({ event, leaf }) => ({ kind: 'note-edited', event, leaf }))
  const sorted = [...places].sort(inStream)
  if (signs(sorted.map(({ noted }) => noted)))
    return [...moved(places, sorted), ...places.filter(differs).map(changed)]
  const numbers = places.map(({ event }) => event)
  return [
    ...places.filter(differs).map(changed),
    {
      kind: 'rewritten',
      leaf: first.leaf,
      to: last.leaf,
      first: Math.min(...numbers),
      last: Math.max(...numbers),
    },
  ]
}

/**
 * What is wrong with the places that one head signed: from, and not including, to. Told apart are what happened to the events
 * and what happened to the log's own notes of them.
 */
export function judge(
  places: readonly Place[],
  [from, to]: readonly [number, number],
  batch: string,
): Finding[] {
  const gaps: Finding[] = []
  let next = from
  for (const { leaf } of [...places, { leaf: to }]) {
    if (leaf > next) gaps.push({ kind: 'unsealed-again', leaf: next, to: leaf - 1 })
    next = leaf + 1
  }
  if (gaps.length > 0) return [...gaps, ...places.filter(differs).map(changed)]
  return whole(places, batch)
}
