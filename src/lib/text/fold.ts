/**
 * How text is compared everywhere: without case, accents and typographic variants.
 * The SQL function `fold_text` (kernel/migrations) does the same steps in the same order; a test compares every character.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(special, (char) => plain.get(char) ?? char)
    .normalize('NFC')
}

const ascii = /^[\t-~]*$/

// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, and what is not seen (soft hyphen, joiners, variation).
// Signs that are letters of their own in other scripts stay, and NFC puts them back on their base.
const marks =
  /[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]/g

/** What no decomposition knows, one for one (in SQL: translate). */
const single = { from: "øđðħıłŋŧĸς‐‑‒–—―−‘’‛′", to: "oddhilntks------''''" } as const
const several: readonly [string, string][] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]
