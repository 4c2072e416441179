import type { Op } from './grammar.ts'
import { Scanner } from './scan.ts'

/** The piece of a filter that is being typed, however unfinished the rest is. `typed` stops at the cursor, `to` where the piece ends. */
export interface Piece {
  readonly typed: string
  readonly from: number
  readonly to: number
  /** Set when it is a value. */
  readonly of?: { readonly name: string; readonly op: Op }
}

/** Finds the piece around the cursor. */
export function pieceAt(text: string, at: number): Piece {
  const before = text.slice(0, at)
  let start = lastAfter(before, /[\s()]/y)
  while (before.charAt(start) === '-') start++
  const scan = new Scanner(before.slice(start))
  const head = scan.head()
  const from = head ? start + scan.at + lastAfter(before.slice(start + scan.at), /,|\.\./y) : start
  const typed = before.slice(from)
  const rest = isQuote(typed.charAt(0)) ? /^[^"“”„‟]*["“”„‟]?/ : /^[^\s(),"“”„‟]*/
  const to = at + (rest.exec(text.slice(at))?.[0].length ?? 0)
  const piece = { typed: isQuote(typed.charAt(0)) ? typed.slice(1) : typed, from, to }
  return head ? { ...piece, of: { name: head.name.text, op: head.op } } : piece
}

const isQuote = (char: string) => char !== '' && '"“”„‟'.includes(char)

/** The place after the last match that does not stand in quotes. */
function lastAfter(text: string, pattern: RegExp): number {
  let place = 0
  let quoted = false
  for (let n = 0; n < text.length; n++) {
    pattern.lastIndex = n
    if (quoted && text.charAt(n) === '\\') n++
    else if (isQuote(text.charAt(n))) quoted = !quoted
    else if (!quoted && pattern.test(text)) place = pattern.lastIndex
  }
  return place
}
