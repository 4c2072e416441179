import { setImmediate } from 'node:timers/promises'
import type { Type } from '#lib/paper'
import { openPaper, type Paper } from '#kernel/pdf/paper'
import { type Labelled, labelIn } from '../engine/label.ts'
import { placesOn, type Sheet } from '../engine/sheets.ts'

interface Asked {
  readonly sheet: Sheet
  readonly first: number
  readonly title: string
  readonly language: string
  readonly made: string
}

/** Labels as a PDF, one page after another; between two pages others come to their turn. */
export async function labelsAsPdf(all: readonly Labelled[], asked: Asked): Promise<Buffer> {
  const paper = await openPaper(asked)
  let n = 0
  for (const page of placesOn(asked.sheet, all.length, asked.first)) {
    paper.addPage(asked.sheet.page.width, asked.sheet.page.height)
    for (const box of page) {
      const one = all[n++]
      if (one) drawOne(paper, labelIn(box, one))
    }
    await setImmediate()
  }
  return paper.end()
}

function drawOne(paper: Paper, { dark, bars, lines }: ReturnType<typeof labelIn>) {
  paper.rects(dark)
  paper.rects(bars)
  for (const { at, text, type, within, whole } of lines)
    paper.text(at, text, whole ? smaller(paper, text, type, within) : type, within)
}

/** The type as big as the text fits in whole; smaller than that nobody reads it. */
function smaller(paper: Paper, text: string, type: Type, within: number): Type {
  const share = within / Math.max(paper.measure(text, type), within)
  return { ...type, size: Math.max(4, type.size * share * 0.999) }
}
