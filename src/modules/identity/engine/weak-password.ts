/** Why a password would be guessed; there are no rules about capitals, digits or signs. */
export type Weakness = 'short' | 'long' | 'common' | 'repeats' | 'row' | 'about-you'

export const shortest = 10
export const longest = 200

interface Known {
  /** Is it (in plain form) among the passwords that everybody tries first? */
  isCommon: (word: string) => boolean
  /** Name, e-mail address and organisation of whoever chooses it. */
  about: readonly string[]
}

const disguises: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** A word without its usual disguises: `P@ssw0rd` is `password`. */
export const plain = (word: string) =>
  word.toLowerCase().replaceAll(/[013457@$!]/g, (sign) => disguises[sign] ?? sign)

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qwertzuiop',
]
const neighbours = new Set(
  rows.flatMap((row) =>
    Array.from(row).flatMap((key, n) => [`${key}${row[n + 1] ?? ''}`, `${row[n + 1] ?? ''}${key}`]),
  ),
)

/** `12345abcde`, `qwertyuiop`: mostly what lies side by side. */
function isRow(word: string) {
  const steps = Array.from({ length: word.length - 1 }, (_, n) => word.slice(n, n + 2))
  return steps.filter((step) => neighbours.has(step)).length >= steps.length * 0.7
}

/** `aaaaaaaaaa`, `abcabcabcabc`: a few characters over and over. */
function isRepeated(word: string) {
  if (new Set(word).size < 5) return true
  const half = Math.floor(word.length / 2)
  return Array.from({ length: half }, (_, n) => word.slice(0, n + 1)).some(
    (unit) => unit.repeat(Math.ceil(word.length / unit.length)).slice(0, word.length) === word,
  )
}

const mostAround = 6

/** `Monkey2026!!` is `monkey` with a little around it. */
function isCommonCore(word: string, isCommon: Known['isCommon']) {
  const core = word.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
  return core.length >= 4 && word.length - core.length <= mostAround && isCommon(plain(core))
}

const leastBeside = 6

/** What is left when everything that others know of the person is taken out. */
function isAboutYou(word: string, about: readonly string[]) {
  const known = about.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
  const rest = known
    .sort((a, b) => b.length - a.length)
    .reduce((left, part) => left.replaceAll(part, ' '), word)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return rest.length < leastBeside && rest.length < word.length
}

/** Says why this password would be guessed; null when it will do. */
export function weaknessOf(password: string, { isCommon, about }: Known): Weakness | null {
  const length = Array.from(password).length
  if (length < shortest) return 'short'
  if (length > longest) return 'long'
  const word = password.toLowerCase()
  if (isCommon(plain(word)) || isCommonCore(word, isCommon)) return 'common'
  if (isRepeated(word)) return 'repeats'
  if (isRow(word)) return 'row'
  return isAboutYou(word, about) ? 'about-you' : null
}
