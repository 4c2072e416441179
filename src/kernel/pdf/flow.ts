import { lineHeight, type Type } from '#lib/paper'
import type { Paper } from '#kernel/pdf/paper'

const page = { width: 210, height: 297 }
const margin = { side: 18, top: 18, bottom: 20 }

/** Writes down an A4 page and goes on to the next where there is no room; feet are written last, when all pages are known. */
export interface Flow {
  readonly left: number
  readonly width: number
  /** Makes sure that so much stands together: else a new page begins. */
  keep: (height: number) => void
  /** Words over the whole width or a part of it, in as many lines as they need. */
  words: (text: string, type: Type, after?: number) => void
  gap: (height: number) => void
  rule: (grey?: number) => void
  /** One row: each cell wraps in its own width, and the row is as high as the highest. */
  row: (cells: readonly Cell[]) => void
  /** Draws from here down, `height` being kept together. */
  block: (height: number, draw: (y: number) => void) => void
  end: (foot: (n: number, all: number) => string) => Promise<Buffer>
}

export interface Cell {
  readonly text: string
  readonly width: number
  readonly type: Type
  /** A second, smaller text under the first. */
  readonly under?: string
}

const between = 2

export function flowOn(paper: Paper): Flow {
  const pages: (() => void)[][] = [[]]
  let y = margin.top
  const [left, width] = [margin.side, page.width - 2 * margin.side]
  const lowest = page.height - margin.bottom
  const draw = (one: () => void) => void pages.at(-1)?.push(one)
  const keep = (height: number) => {
    if (y + height <= lowest || y === margin.top) return
    pages.push([])
    y = margin.top
  }
  const lineAt = (text: string, type: Type, x = left) => {
    const at = { x, y }
    draw(() => paper.text(at, text, type))
  }
  return {
    left,
    width,
    keep,
    gap: (height) => void (y += height),
    words(text, type, after = 0) {
      for (const line of paper.lines(text, type, width)) {
        keep(lineHeight(type))
        lineAt(line, type)
        y += lineHeight(type)
      }
      y += after
    },
    rule(grey = 0.75) {
      const at = y
      draw(() =>
        paper.stroke(
          [
            { x: left, y: at },
            { x: left + width, y: at },
          ],
          0.2,
          grey,
        ),
      )
      y += 1.2
    },
    row(cells) {
      const laid = cells.map(({ text, width: wide, type, under = '' }) => {
        const small = { ...type, size: type.size - 1, grey: 0.4 }
        const lines = paper.lines(text, type, wide - between).map((line) => ({ line, type }))
        const below = under === '' ? [] : paper.lines(under, small, wide - between)
        return [...lines, ...below.map((line) => ({ line, type: small }))]
      })
      const heights = laid.map((lines) => lines.reduce((sum, { type }) => sum + lineHeight(type), 0))
      const height = Math.max(...heights)
      keep(height + 2.4)
      let x = left
      for (const [n, lines] of laid.entries()) {
        let at = y
        for (const { line, type } of lines) {
          const point = { x, y: at }
          draw(() => paper.text(point, line, type))
          at += lineHeight(type)
        }
        x += cells[n]?.width ?? 0
      }
      y += height + 1.2
    },
    block(height, drawn) {
      keep(height)
      const at = y
      draw(() => drawn(at))
      y += height
    },
    async end(foot) {
      for (const [n, ops] of pages.entries()) {
        paper.addPage(page.width, page.height)
        for (const op of ops) op()
        paper.text({ x: left, y: page.height - 13 }, foot(n + 1, pages.length), { size: 7, grey: 0.4 }, width)
      }
      return paper.end()
    },
  }
}
