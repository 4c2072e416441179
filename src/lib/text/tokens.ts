import { chunksOf, isDense, isWhole, partsOf, piecesOf, wholesOf, widthOf } from './chunks.ts'

/**
 * Words as we index and ask for them. PostgreSQL only stores and looks up our tokens, so memory and database agree.
 *
 * - Text is folded (fold.ts) and split at everything but letters, digits and the signs that stand inside a word.
 * - `INC-1042`, `10.0.0.12`, `ana@halden.example` are found whole and by their parts; a host also by its domains, an
 *   address by both sides. A word that holds such a sign is looked for whole.
 * - `vlan20` is also `vlan` and `20`. Scripts that set no spaces are found by one and two characters.
 * - A phrase is its words side by side, in order; punctuation between them does not matter. Words past the
 *   16,382nd of a text, and a word's 256th occurrence, are found alone but not in a phrase.
 */
export type Bag = ReadonlyMap<string, readonly number[]>

// A tsvector holds 1 MB, places up to 16,383 and 256 of them for one word; a character here takes at most 3 bytes.
const maxBytes = 750_000
const maxPlace = 16_382
const maxPlaces = 255
const maxToken = 60

const short = (token: string) => (token.length <= maxToken ? token : token.slice(0, maxToken).toWellFormed())

/** The words of a text, each with its places. */
export function bagOf(text: string): Bag {
  const bag = new Map<string, number[]>()
  let room = maxBytes
  const add = (token: string, place: number) => {
    const key = short(token)
    const known = bag.get(key)
    const places = known ?? []
    if (place <= maxPlace && places.length < maxPlaces && places.at(-1) !== place) places.push(place)
    if (known || room <= 0) return
    bag.set(key, places)
    room -= key.length * 3
  }
  let place = 1
  for (const chunk of chunksOf(text)) {
    if (isWhole(chunk)) for (const { token, at } of wholesOf(chunk)) add(token, place + at)
    for (const piece of piecesOf(chunk)) {
      for (const { token, at } of partsOf(piece)) add(token, place + at)
      place += widthOf(piece)
    }
  }
  return bag
}

/** The words of a text for a column of type tsvector: `${tsvectorOf(text)}::tsvector`. */
export const tsvectorOf = (text: string): string =>
  Array.from(bagOf(text), ([token, places]) =>
    places.length > 0 ? `${quoted(token)}:${places.join(',')}` : quoted(token),
  ).join(' ')

/** One of the words that a text must hold, `at` so many places after the first; `open`: it may go on. */
export interface Want {
  readonly token: string
  readonly at: number
  readonly open?: true
}
/** One word or phrase to look for. */
export type Needle = readonly Want[]

/** Reads a word or phrase; with `open`, its last word may go on. Empty if there is nothing to look for in it. */
export function needleOf(text: string, open = false): Needle {
  const wants: Want[] = []
  let at = 0
  const chunks = chunksOf(text)
  for (const [n, chunk] of chunks.entries()) {
    const last = open && n === chunks.length - 1
    const pieces = piecesOf(chunk)
    if (isWhole(chunk)) wants.push(want(chunk, at, last))
    for (const [m, piece] of pieces.entries()) {
      if (!isWhole(chunk)) wants.push(...wantsOf(piece, at, last && m === pieces.length - 1))
      at += widthOf(piece)
    }
  }
  return wants
}

const want = (token: string, at: number, open: boolean): Want =>
  open ? { token: short(token), at, open } : { token: short(token), at }

function wantsOf(piece: string, at: number, open: boolean): Want[] {
  if (!isDense(piece)) return [want(piece, at, open)]
  const parts = partsOf(piece)
  // Two characters at a time say more than one; a text holds both.
  return (parts.length > 1 ? parts.filter(({ token }) => Array.from(token).length > 1) : parts).map((part) =>
    want(part.token, at + part.at, false),
  )
}

/** What someone typed to search: words, `"phrases"` and `begin*`, all of which must be there. */
export function needlesOf(typed: string): Needle[] {
  const words = typed.replaceAll(/[“”„‟]/g, '"').match(/"[^"]*"?|[^\s"]+/g) ?? []
  return words.map((word) => needleOf(word, word.endsWith('*'))).filter((needle) => needle.length > 0)
}

export function holds(bag: Bag, needle: Needle): boolean {
  const [first, ...rest] = needle
  if (!first) return true
  if (rest.length === 0)
    return first.open ? [...bag.keys()].some((token) => token.startsWith(first.token)) : bag.has(first.token)
  const others = rest.map((want) => ({ at: want.at - first.at, places: new Set(placesOf(bag, want)) }))
  return placesOf(bag, first).some((place) => others.every(({ at, places }) => places.has(place + at)))
}

function placesOf(bag: Bag, { token, open }: Want): readonly number[] {
  if (!open) return bag.get(token) ?? []
  return [...bag].flatMap(([other, places]) => (other.startsWith(token) ? places : []))
}

/** The same question to a column made by `tsvectorOf`: `tokens @@ ${tsqueryOf(asked)}::tsquery`; '' asks nothing. */
export function tsqueryOf(asked: string | Needle): string {
  const needles = typeof asked === 'string' ? needlesOf(asked) : [asked]
  return needles
    .filter((needle) => needle.length > 0)
    .map((needle) => `(${needle.map((want, n) => step(want, needle[n - 1])).join('')})`)
    .join(' & ')
}

/** The words of a needle, each by itself and wherever it stands, for a tsquery. */
export const wordsOf = (needle: Needle): string[] =>
  needle.map(({ token, open }) => `${quoted(token)}${open ? ':*' : ''}`)

const step = ({ token, at, open }: Want, before: Want | undefined) =>
  `${before ? ` <${at - before.at}> ` : ''}${quoted(token)}${open ? ':*' : ''}`

const quoted = (token: string) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
