import { cells, cut, padded } from './safe-text.ts'

const gap = 2
const narrowest = 6

/** Takes from the widest column until all fit. */
function fitted(widths: readonly number[], room: number): number[] {
  const fit = [...widths]
  const total = () => fit.reduce((sum, width) => sum + width + gap, -gap)
  while (total() > room) {
    const widest = Math.max(...fit)
    if (widest <= narrowest) return fit
    const second = Math.max(narrowest, ...fit.filter((width) => width < widest))
    const many = fit.filter((width) => width === widest).length
    const less = Math.max(1, Math.min(widest - second, Math.ceil((total() - room) / many)))
    for (const [n, width] of fit.entries()) if (width === widest) fit[n] = width - less
  }
  return fit
}

interface Fitting {
  title: string
  texts: readonly string[]
  /** Shown only where there is room to spare. */
  minor?: boolean | undefined
}

/** What a column needs to be of use: itself, or enough of it to be told from the others. */
const needed = ({ title, texts }: Fitting) =>
  Math.min(enough, Math.max(cells(title), ...texts.map((text) => cells(text))))
const enough = 18

/** Which columns a screen has room for, those that say most first; what says nothing in any row is left out. */
export function chosenFor<T extends Fitting>(room: number | undefined, columns: readonly T[]) {
  if (room === undefined) return { shown: columns, left: [] }
  const saying = columns.filter(({ texts }) => texts.some((text) => text !== ''))
  const taken = new Set<T>()
  let used = -gap
  for (const column of [...saying].sort((a, b) => Number(a.minor ?? false) - Number(b.minor ?? false))) {
    if (used + gap + needed(column) > room && taken.size > 0) break
    used += gap + needed(column)
    taken.add(column)
  }
  return {
    shown: saying.filter((column) => taken.has(column)),
    left: saying.filter((column) => !taken.has(column)),
  }
}

/** A table for a screen so many cells wide; without a width nothing is cut. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], room?: number): string {
  const natural = heads.map((head, n) => Math.max(cells(head), ...rows.map((row) => cells(row[n] ?? ''))))
  const widths = room === undefined ? natural : fitted(natural, room)
  const line = (texts: readonly string[]) =>
    texts
      .map((text, n) => padded(cut(text, widths[n] ?? 0), widths[n] ?? 0))
      .join(' '.repeat(gap))
      .trimEnd()
  return [line(heads), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n')
}

const narrowestText = 20

/** Broken between words where the room ends. */
export function wrapped(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (cells(line) + 1 + cells(word) <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Two columns without heads: names and what they mean, broken between words where the screen ends. */
export function pairs(rows: readonly (readonly [string, string])[], room?: number, indent = ''): string {
  const width = Math.max(0, ...rows.map(([name]) => cells(name)))
  const left = indent.length + width + gap
  const lines = ([name, text]: readonly [string, string]) =>
    wrapped(text, room === undefined ? Infinity : Math.max(narrowestText, room - left)).map((line, n) =>
      `${indent}${padded(n === 0 ? name : '', width + gap)}${line}`.trimEnd(),
    )
  return rows.flatMap(lines).join('\n')
}
