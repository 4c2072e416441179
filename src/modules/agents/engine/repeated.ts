/** Keys of the report itself and of its content, which say whose it is and what it holds. */
const deepest = 2

const [quote, backslash, open, shut, list, listEnd, colon] = [34, 92, 123, 125, 91, 93, 58]

/** Where the text that begins here ends: at its second quote. */
function endOf(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at - 1
    while (text.charCodeAt(before) === backslash) before -= 1
    if ((at - before) % 2 === 1) return at
  }
  return text.length
}

function isKey(text: string, end: number): boolean {
  let at = end + 1
  while (text.charCodeAt(at) <= 32) at += 1
  return text.charCodeAt(at) === colon
}

/**
 * Whether one of the outer two levels of a JSON text that is well formed names a key twice, of which a parser would silently take
 * the last. Looks at the text once and makes nothing of what lies deeper.
 */
export function repeatsKey(text: string): boolean {
  const levels: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === open) levels.push(levels.length < deepest ? new Set() : undefined)
    else if (sign === list) levels.push(undefined)
    else if (sign === shut || sign === listEnd) levels.pop()
    else if (sign === quote) {
      const end = endOf(text, at)
      const keys = levels.at(-1)
      if (keys && isKey(text, end)) {
        const key = JSON.parse(text.slice(at, end + 1)) as string
        if (keys.has(key)) return true
        keys.add(key)
      }
      at = end
    }
  }
  return false
}
