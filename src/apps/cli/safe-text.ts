// What others wrote must not move the cursor, colour the screen or turn the line round.
const hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** A text as one line of a terminal. */
export const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').replaceAll(hidden, '�').trim()

/** JSON for a terminal or a program: the same value, with what terminals would obey escaped. */
export const jsonText = (value: unknown) =>
  JSON.stringify(value, null, 2).replaceAll(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    escaped,
  )

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

// Characters that take two cells; what a terminal's own tables say beyond these is rare in names and titles.
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u
const segments = new Intl.Segmenter()

/** How many cells of a terminal a text takes. */
export function cells(text: string): number {
  let count = 0
  for (const { segment } of segments.segment(text)) count += wide.test(segment) ? 2 : 1
  return count
}

/** Cut to so many cells, with an ellipsis where something is missing. */
export function cut(text: string, width: number): string {
  if (cells(text) <= width) return text
  let kept = ''
  let count = 1
  for (const { segment } of segments.segment(text)) {
    count += wide.test(segment) ? 2 : 1
    if (count > width) break
    kept += segment
  }
  return `${kept}…`
}

export const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - cells(text)))
