import { fold } from './fold.ts'

/** Scripts that set no spaces: their words are found by every one and two characters. */
const dense = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}`
const denseChar = new RegExp(`[${dense}]`, 'u')
const runs = new RegExp(`[${dense}]+|[^${dense}]+`, 'gu')
const chunk = /[\p{L}\p{N}\p{M}]+(?:[-._@:+'][\p{L}\p{N}\p{M}]+)*/gu
const joint = /[-._@:+']/
const wide = /[:@+']/

const maxText = 500_000

/** Letters and digits, and what stands between them without a space: `inc-1042`, `ana@halden.example`. */
export const chunksOf = (text: string): string[] => fold(text.slice(0, maxText)).match(chunk) ?? []

/** Found in one, as it stands. Words joined by hyphen or apostrophe alone (`follow-up`) are words side by side. */
export const isWhole = (chunk: string) => joint.test(chunk) && /[\p{N}@._:+]/u.test(chunk)

export const isDense = (piece: string) => denseChar.test(piece)

/** The single words of a chunk; a run of dense script is one piece. */
export function piecesOf(chunk: string): string[] {
  const words = chunk.split(joint)
  return isDense(chunk) ? words.flatMap((word) => word.match(runs) ?? []) : words
}

/** How many places a piece takes in the order of words. */
export const widthOf = (piece: string) => (isDense(piece) ? Array.from(piece).length : 1)

const placesBefore = (chunk: string, index: number) =>
  index === 0 ? 0 : piecesOf(chunk.slice(0, index - 1)).reduce((sum, piece) => sum + widthOf(piece), 0)

/** A chunk as it stands, its sides (`ana.berg@halden.example` → `ana.berg`, `halden.example`) and the domains above a host. */
export function wholesOf(chunk: string): { token: string; at: number }[] {
  const found = [{ token: chunk, at: 0 }]
  const sides = chunk.split(wide)
  let index = 0
  for (const side of sides) {
    if (sides.length > 1 && isWhole(side)) found.push({ token: side, at: placesBefore(chunk, index) })
    for (const domain of domainsAbove(side))
      found.push({ token: domain, at: placesBefore(chunk, index + side.length - domain.length) })
    index += side.length + 1
  }
  return found
}

function domainsAbove(side: string): string[] {
  const labels = side.split('.')
  // Addresses of machines (10.0.0.12) have no domains above them: the last label of a name has a letter.
  if (labels.length < 3 || !/\p{L}/u.test(labels.at(-1) ?? '')) return []
  return labels
    .slice(1, -1)
    .map((_, n) => labels.slice(n + 1).join('.'))
    .slice(-4)
}

/** Everything by which one piece is found, with its place in the piece. */
export function partsOf(piece: string): { token: string; at: number }[] {
  if (isDense(piece)) {
    const chars = Array.from(piece)
    return chars.flatMap((char, at) => {
      const next = chars[at + 1]
      return next === undefined
        ? [{ token: char, at }]
        : [
            { token: char, at },
            { token: char + next, at },
          ]
    })
  }
  const halves = piece.match(/\p{N}+|[^\p{N}]+/gu) ?? []
  // Serial numbers and hashes would fall into crumbs.
  const split = halves.length > 1 && halves.length <= 3 ? halves : []
  return [piece, ...split].map((token) => ({ token, at: 0 }))
}
