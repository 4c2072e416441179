/** A text of so many UTF-16 units at most; a longer one ends in an ellipsis, and never in half a sign. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const head = text.slice(0, most - 1)
  return `${head.isWellFormed() ? head : head.slice(0, -1)}…`
}
