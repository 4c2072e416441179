import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Weight } from '#lib/paper'

/** A part of a text that one font file can draw. */
export interface Run {
  readonly face: string
  readonly text: string
}

const files = 'latin latin-ext cyrillic cyrillic-ext greek greek-ext vietnamese'.split(' ')
const weights: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 }
const fileOf = (name: string) => fileURLToPath(import.meta.resolve(`@fontsource/inter/${name}`))

type Range = readonly [from: number, to: number]
let known: ReadonlyMap<string, readonly Range[]> | undefined

/** Which characters each file of the typeface has, as its makers list them. */
function coverage(): ReadonlyMap<string, readonly Range[]> {
  if (known) return known
  const listed = JSON.parse(readFileSync(fileOf('unicode.json'), 'utf8')) as Record<string, string>
  known = new Map(
    files.map((file) => [
      file,
      (listed[file] ?? '').split(',').map((range): Range => {
        const [from = '', to = from] = range.slice(2).split('-')
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
      }),
    ]),
  )
  return known
}

function fileFor(char: string): string | undefined {
  const code = char.codePointAt(0) ?? 0
  for (const [file, ranges] of coverage())
    if (ranges.some(([from, to]) => code >= from && code <= to)) return file
  return undefined
}

/** What stands for a character that the typeface has not: other scripts, pictures. */
const unknown = '\u{FFFD}'

/** Cuts a text where another font file is needed; the names are those of `faceFile`. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: { file: string; text: string }[] = []
  for (const char of text.normalize('NFC')) {
    const [file, drawn] =
      char < ' ' ? ['latin', ' '] : [fileFor(char) ?? 'latin', fileFor(char) ? char : unknown]
    const last = runs.at(-1)
    if (last?.file === file) last.text += drawn
    else runs.push({ file, text: drawn })
  }
  return runs.map((run) => ({ face: `${run.file}-${weights[weight]}`, text: run.text }))
}

const bytes = new Map<string, Buffer>()

/** The bytes of a font file, read once from the installed package and never from anywhere else. */
export function faceFile(face: string): Buffer {
  const read = bytes.get(face) ?? readFileSync(fileOf(`files/inter-${face}-normal.woff`))
  bytes.set(face, read)
  return read
}
