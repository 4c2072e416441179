import { IntlMessageFormat } from 'intl-messageformat'

/** Sentences may stand inside another; of a list, titles with commas between. All are said in one language. */
type Values = Record<string, string | number | Sentence | readonly Title[]>

/** A sentence not yet spoken: it is said in the language of whoever reads it. */
export interface Sentence {
  readonly key: string
  readonly values?: Values | undefined
}

const languages = new Map<string, Map<string, string>>()
const formats = new Map<string, IntlMessageFormat>()
const titles = new Map<string, ReadonlyMap<string, string>>()
const fallback = 'en'
let reader = fallback

/** The languages that the house speaks, English first. Where the words of the others lie: docs/languages.md. */
export const languagesKnown: readonly string[] = [fallback, 'de']

/** The one of them that comes first in a list of wishes such as a browser's, by its language alone; else English. */
export const languageFor = (wishes: readonly string[]) =>
  wishes.map((wish) => wish.trim().slice(0, 2).toLowerCase()).find((wish) => languagesKnown.includes(wish)) ??
  fallback

/** The browser's one reader. A server never calls this: it says each sentence in a named language. */
export const speak = (language: string) => {
  reader = language
}
export const spoken = () => reader

export const addLanguage = (language: string, prefix: string, texts: Readonly<Record<string, string>>) => {
  const known = languages.get(language) ?? new Map<string, string>()
  for (const [key, text] of Object.entries(texts)) known.set(`${prefix}.${key}`, text)
  languages.set(language, known)
}

/** What the titles, hints and choices of contracts are called in a language, by their English. */
export const addTitles = (language: string, texts: Readonly<Record<string, string>>) => {
  titles.set(language, new Map([...(titles.get(language) ?? []), ...Object.entries(texts)]))
}

/** What something is called: a sentence, or its English as a contract gives it. */
export type Title = string | Sentence

/** A title said in a language; one whose English that language does not know stays as it stands. */
export const titleSaid = (title: Title, language = reader) =>
  typeof title === 'string' ? (titles.get(language)?.get(title) ?? title) : say(title, language)

/** All that a language has: texts by prefix and key, titles by their English. */
export const heldIn = (language: string): Record<'texts' | 'titles', ReadonlyMap<string, string>> => ({
  texts: languages.get(language) ?? new Map<string, string>(),
  titles: titles.get(language) ?? new Map<string, string>(),
})

/** A text as ICU reads it. Angle brackets are only characters: no message is ever markup. */
export const messageOf = (text: string, language: string) =>
  new IntlMessageFormat(text, language, undefined, { ignoreTag: true })

/** Says a sentence in a language, else in English, else shows its key (a test keeps that from happening). */
export function say({ key, values }: Sentence, language = reader): string {
  const spokenIn = languages.get(language)?.has(key) ? language : fallback
  const text = languages.get(spokenIn)?.get(key)
  if (text === undefined) return key
  if (!text.includes('{') && !text.includes("'")) return text
  const id = `${spokenIn}:${key}`
  let format = formats.get(id)
  if (!format) formats.set(id, (format = messageOf(text, spokenIn)))
  return String(format.format(values && flat(values, language)))
}

const flat = (values: Values, language: string) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object'
        ? [value]
            .flat()
            .map((one) => titleSaid(one, language))
            .join(', ')
        : value,
    ]),
  )

/**
 * The words of one room: English here, the others in the files beside it (`words.de.ts`). Texts are ICU messages.
 * `w('key')` says it to the browser's reader; `w.later('key')` makes a sentence for whoever will read it.
 */
export function vocabulary<const P extends string, const T extends Record<string, string>>(
  prefix: P,
  english: T,
) {
  addLanguage(fallback, prefix, english)
  const later = (key: keyof T & string, values?: Values): Sentence => ({ key: `${prefix}.${key}`, values })
  const now = (key: keyof T & string, values?: Values) => say(later(key, values))
  return Object.assign(now, { later, prefix })
}

type Vocabulary = ((key: never) => string) & { readonly prefix: string }
type KeyOf<V> = V extends (key: infer K extends string) => string ? K : never

/** Makes a vocabulary known in another language: `german<typeof w>('room', { … })`, each of its keys and no other. */
export const translation =
  (language: string) =>
  <V extends Vocabulary>(prefix: V['prefix'], texts: Readonly<Record<KeyOf<V>, string>>) =>
    addLanguage(language, prefix, texts)
