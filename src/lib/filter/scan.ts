import type { Atom, Op, Span } from './grammar.ts'
import { stop } from './problem.ts'
import { w } from './words.ts'

// Telephones and word processors turn quotes into curly ones.
const quoteMarks = '"“”„‟'
const quote = /["“”„‟]/y
const space = /\s*/y
const keyword = /(or|and|not)(?=[\s()"“”„‟]|$)/iy
const head = /([\p{L}_][\p{L}\p{N}_.-]*)(!=|>=|<=|[:=<>])/uy
const bareWord = /[^\s()"“”„‟]+/y
const bareValue = /(?:(?!\.\.)[^\s(),"“”„‟])+/y
const breaks = /(?=[\s)]|$)/y
const operator = /(?:!=|>=|<=|[:=<>])/y

/** Reads pieces of a filter's text from left to right. */
export class Scanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    const found = this.#match(pattern)
    if (found) this.at += found[0].length
    return found
  }

  skipSpace() {
    this.#take(space)
  }

  get atEnd() {
    return this.at >= this.text.length
  }

  /** Nothing, a space or a closing bracket follows. */
  get atBreak() {
    return this.#match(breaks) !== null
  }

  /** The character here, or the place after the last one. */
  get here(): Span {
    const width = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0).length
    return { from: this.at, to: Math.min(this.text.length, this.at + width) }
  }

  /** Takes this text if it stands here. */
  takes(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }

  keyword(): 'or' | 'and' | 'not' | undefined {
    return this.#match(keyword)?.[1]?.toLowerCase() as 'or' | 'and' | 'not' | undefined
  }

  /** `name` and operator of a term. */
  head(): { name: Atom; op: Op } | undefined {
    const from = this.at
    const found = this.#take(head)
    const [, text = '', op] = found ?? []
    if (!found) return undefined
    return {
      name: { kind: 'atom', text, quoted: false, open: false, from, to: from + text.length },
      op: op as Op,
    }
  }

  operator(): string | undefined {
    return this.#match(operator)?.[0]
  }

  word = (): Atom | undefined => this.quoted() ?? this.#bare(bareWord)
  value = (): Atom | undefined => this.quoted() ?? this.#bare(bareValue)

  #bare(pattern: RegExp): Atom | undefined {
    const from = this.at
    const found = this.#take(pattern)?.[0]
    if (found === undefined) return undefined
    const open = found.endsWith('*')
    return { kind: 'atom', text: open ? found.slice(0, -1) : found, quoted: false, open, from, to: this.at }
  }

  quoted(): Atom | undefined {
    const from = this.at
    if (!this.#take(quote)) return undefined
    let text = ''
    for (;;) {
      const char = this.text.charAt(this.at++)
      if (char === '') return stop({ from, to: from + 1 }, w.later('open-quote'), [w.later('a-quote')])
      if (quoteMarks.includes(char)) break
      text += char === '\\' ? this.text.charAt(this.at++) : char
    }
    if (text === '') stop({ from, to: this.at }, w.later('empty-quotes'), [w.later('a-value')])
    return { kind: 'atom', text, quoted: true, open: false, from, to: this.at }
  }
}
