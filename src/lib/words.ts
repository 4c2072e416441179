import { IntlMessageFormat } from 'intl-messageformat'

type Values = Record<string, string | number>

/** A sentence not yet spoken: it is said in the language of whoever reads it. */
export interface Sentence {
  readonly key: string
  readonly values?: Values | undefined
}

const languages = new Map<string, Map<string, string>>()
const formats = new Map<string, IntlMessageFormat>()
const fallback = 'en'
let reader = fallback

/** The browser's one reader. A server never calls this: it says each sentence in a named language. */
export const speak = (language: string) => {
  reader = language
}
export const spoken = () => reader

export const addLanguage = (language: string, prefix: string, texts: Record<string, string>) => {
  const known = languages.get(language) ?? new Map<string, string>()
  for (const [key, text] of Object.entries(texts)) known.set(`${prefix}.${key}`, text)
  languages.set(language, known)
}

/** The languages that the house speaks, English first. */
export const languagesKnown = () => [...languages.keys()]

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
  return String(format.format(values))
}

/**
 * The words of one room: English here, other languages by `addLanguage`. Texts are ICU messages.
 * `w('key')` says it to the browser's reader; `w.later('key')` makes a sentence for whoever will read it.
 */
export function vocabulary<const T extends Record<string, string>>(prefix: string, english: T) {
  addLanguage(fallback, prefix, english)
  const later = (key: keyof T & string, values?: Values): Sentence => ({ key: `${prefix}.${key}`, values })
  const now = (key: keyof T & string, values?: Values) => say(later(key, values))
  return Object.assign(now, { later })
}
