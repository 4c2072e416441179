import { say } from '../words.ts'
import { check } from './check.ts'
import { chipsOf } from './chips.ts'
import { complete, nameOffers } from './complete.ts'
import type { Choice, Fields } from './fields.ts'
import { parse } from './parse.ts'
import { namesIn } from './references.ts'
import type { Reader } from './scope.ts'

/** Finds records of a kind by the beginning of their name; `value` is what to write, `title` what to show. */
export type FindNames = (ref: string, typed: string) => Promise<readonly Choice[]>

/** What a filter bar needs to know of the language, for one list and one reader. Names are checked by the server. */
export function filterHelp(fields: Fields, reader: () => Reader, find?: FindNames) {
  return {
    chips: (text: string) => chipsOf(text, fields),
    async complete(text: string, at: number) {
      const { names, ...found } = complete(text, at, fields)
      if (!names || !find) return found
      return { ...found, offers: [...found.offers, ...nameOffers(await find(names.ref, names.typed))] }
    },
    isNaming: (text: string, at: number) => complete(text, at, fields).names !== undefined,
    check(text: string) {
      const parsed = parse(text)
      const result = parsed.ok ? checkedBlindly(parsed.value, fields, reader()) : parsed
      if (result.ok) return undefined
      const { from, to, sentence } = result.problem
      return { from, to, message: say(sentence) }
    },
  }
}

function checkedBlindly(tree: Parameters<typeof check>[0], fields: Fields, reader: Reader) {
  const names = new Map(namesIn(tree, fields).map(({ key }): [string, string[]] => [key, []]))
  return check(tree, fields, reader, names)
}
