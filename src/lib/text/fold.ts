/**
 * How text is compared everywhere: without case, accents and typographic variants.
 * The SQL function `fold_text` (kernel/migrations) takes the same steps in the same order; a test compares every character.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(letters, (char) => plain.get(char) ?? char)
    .normalize('NFC')
}

const ascii = /^[\t-~]*$/

// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, and what is not seen (soft hyphen, joiners, variation).
// Signs that are letters of their own in other scripts stay, and NFC puts them back on their base.
const marks = new RegExp(
  `[${[
    '\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff',
    '\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f',
    '\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7',
    '\u0610-\u061a\u064b-\u065f\u0670',
  ].join('')}]`,
  'g',
)

/** What no decomposition takes apart. */
const plain = new Map([
  ...Array.from('øđðħıłŋŧĸς', (char, n): [string, string] => [char, 'oddhilntkσ'.charAt(n)]),
  ...Array.from('‐‑‒–—―−', (char): [string, string] => [char, '-']),
  ...Array.from('‘’‛′', (char): [string, string] => [char, "'"]),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
])
const letters = new RegExp(`[${[...plain.keys()].join('')}]`, 'g')
