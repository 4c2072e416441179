import { ScimFault, type ScimType } from './fault.ts'
import { urns } from './schema.ts'

/** `urn:…:User:name.givenName`: which attribute is meant. */
export interface Path {
  readonly urn?: string | undefined
  readonly name: string
  readonly sub?: string | undefined
}

const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const
export type Operator = (typeof operators)[number]
export type Compared = string | number | boolean | null

export type Filter =
  | { readonly is: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly is: 'not'; readonly of: Filter }
  | { readonly is: 'present'; readonly path: Path }
  | { readonly is: 'compare'; readonly path: Path; readonly op: Operator; readonly value: Compared }
  /** Some one value of several fits all of it. */
  | { readonly is: 'some'; readonly path: Path; readonly of: Filter }

/** Where a change goes: an attribute, or those of its values that a filter picks, and a part of them. */
export interface Target {
  readonly path: Path
  readonly of?: Filter | undefined
  readonly sub?: string | undefined
}

const token = /\s*(?:(?<sign>[()[\]])|(?<string>"(?:[^"\\]|\\.)*")|(?<word>[^\s()[\]"]+))/uy
const deepest = 32
const longest = 4000

/** Reads what RFC 7644 §3.4.2.2 describes, token by token; what is none of it is refused at the character where it ends. */
class Reader {
  readonly #text: string
  readonly #type: ScimType
  #at = 0
  #next: { sign?: string | undefined; string?: string | undefined; word?: string | undefined } | undefined
  #depth = 0

  constructor(text: string, type: ScimType) {
    this.#text = text
    this.#type = type
    if (text.length > longest) throw this.#fault()
    this.#step()
  }

  #fault = () => new ScimFault(this.#type, `This cannot be read at character ${this.#at + 1}`)

  #step() {
    token.lastIndex = this.#at
    const found = token.exec(this.#text)
    if (!found && this.#text.slice(this.#at).trim() !== '') throw this.#fault()
    this.#next = found?.groups
    if (found) this.#at = token.lastIndex
  }

  #sign(sign: string): boolean {
    if (this.#next?.sign !== sign) return false
    this.#step()
    return true
  }

  #word(word: string): boolean {
    if (this.#next?.word?.toLowerCase() !== word) return false
    this.#step()
    return true
  }

  #need(done: boolean) {
    if (!done) throw this.#fault()
  }

  #path(): Path {
    const word = this.#next?.word
    if (word?.toLowerCase() === urns.enterprise.toLowerCase()) {
      this.#step()
      return { name: urns.enterprise }
    }
    const parts = word === undefined ? null : attributePath.exec(word)
    if (!parts?.groups) throw this.#fault()
    this.#step()
    const { urn, name = '', sub } = parts.groups
    return { urn, name, sub }
  }

  #value(): Compared {
    const { string, word } = this.#next ?? {}
    const raw = string ?? word?.toLowerCase()
    if (raw === undefined) throw this.#fault()
    try {
      const value = JSON.parse(string ?? raw) as Compared
      this.#step()
      return value
    } catch {
      throw this.#fault()
    }
  }

  #or(): Filter {
    let left = this.#and()
    while (this.#word('or')) left = { is: 'or', left, right: this.#and() }
    return left
  }

  #and(): Filter {
    let left = this.#one()
    while (this.#word('and')) left = { is: 'and', left, right: this.#one() }
    return left
  }

  #one(): Filter {
    this.#depth += 1
    this.#need(this.#depth <= deepest)
    const found = this.#word('not')
      ? this.#not()
      : this.#next?.sign === '('
        ? this.#inside('(', ')')
        : this.#test()
    this.#depth -= 1
    return found
  }

  #not(): Filter {
    return { is: 'not', of: this.#inside('(', ')') }
  }

  #inside(open: string, close: string): Filter {
    this.#need(this.#sign(open))
    const of = this.#or()
    this.#need(this.#sign(close))
    return of
  }

  #test(): Filter {
    const path = this.#path()
    if (this.#next?.sign === '[') return { is: 'some', path, of: this.#inside('[', ']') }
    if (this.#word('pr')) return { is: 'present', path }
    const op = operators.find((one) => this.#word(one))
    if (!op) throw this.#fault()
    return { is: 'compare', path, op, value: this.#value() }
  }

  filter(): Filter {
    const found = this.#or()
    this.#need(this.#next === undefined)
    return found
  }

  target(): Target {
    const path = this.#path()
    if (this.#next === undefined) return { path }
    const of = this.#inside('[', ']')
    const rest = this.#next?.word
    if (rest !== undefined) this.#step()
    this.#need(this.#next === undefined && (rest === undefined || /^\.[A-Za-z$][\w$-]*$/.test(rest)))
    return { path, of, sub: rest?.slice(1) }
  }
}

const attributePath =
  /^(?:(?<urn>urn:[\w.:-]*[\w-]):)?(?<name>[A-Za-z$][\w$-]*)(?:\.(?<sub>[A-Za-z$][\w$-]*))?$/i

export const filterIn = (text: string): Filter => new Reader(text, 'invalidFilter').filter()
export const targetIn = (text: string): Target => new Reader(text, 'invalidPath').target()
