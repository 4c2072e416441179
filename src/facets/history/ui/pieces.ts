const literal = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')

/** A sentence cut at the numbers that it names as words of their own: `HM-1` is not found in `HM-12`. */
export function piecesOf(text: string, keys: readonly string[]): string[] {
  if (keys.length === 0) return [text]
  const longestFirst = keys.toSorted((a, b) => b.length - a.length).map(literal)
  return text.split(new RegExp(`(?<![\\p{L}\\p{N}-])(${longestFirst.join('|')})(?![\\p{L}\\p{N}-])`, 'u'))
}
