/** Of keys at least so long, so many last characters are shown. */
const shownOf: readonly (readonly [least: number, shown: number])[] = [
  [20, 5],
  [12, 4],
  [8, 2],
]

/** The last letters and digits of a key, never more than a third of them: enough to tell keys apart, too few to use one. */
export function endingOf(key: string): string {
  const signs = key.match(/[\p{L}\p{N}]/gu) ?? []
  const shown = shownOf.find(([least]) => signs.length >= least)?.[1] ?? 0
  return shown === 0 ? '' : signs.slice(-shown).join('')
}

/** Keys as somebody pasted them: one a line, without what is empty or there twice. */
export const keysIn = (text: string): string[] =>
  [...new Set(text.split(/\r?\n/u).map((line) => line.trim()))].filter((line) => line !== '')
