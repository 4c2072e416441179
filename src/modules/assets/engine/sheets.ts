import type { Box } from '#lib/paper'

/** Where labels stand on what is printed; all in millimetres. They stand in the middle of the page, as the makers' do. */
export interface Sheet {
  readonly page: { readonly width: number; readonly height: number }
  readonly columns: number
  readonly rows: number
  readonly label: { readonly width: number; readonly height: number }
  /** Between two labels, across and down. */
  readonly gap: { readonly across: number; readonly down: number }
}

const a4 = { width: 210, height: 297 }
const letter = { width: 215.9, height: 279.4 }
const sheet = (
  page: Sheet['page'],
  columns: number,
  rows: number,
  width: number,
  height: number,
  across = 2.54,
): Sheet => ({
  page,
  columns,
  rows,
  label: { width, height },
  gap: { across, down: 0 },
})
/** One label a page: as wide and high as the tape is cut. */
const tape = (width: number, height: number): Sheet => sheet({ width, height }, 1, 1, width, height, 0)

/** The common ones, by the numbers that stand on their boxes. */
export const sheets = {
  l7160: sheet(a4, 3, 7, 63.5, 38.1),
  l7163: sheet(a4, 2, 7, 99.1, 38.1),
  l7651: sheet(a4, 5, 13, 38.1, 21.2),
  l4732: sheet(a4, 5, 16, 35.6, 16.9),
  '5160': sheet(letter, 3, 10, 66.675, 25.4, 3.175),
  'tape-62x29': tape(62, 29),
  'tape-89x28': tape(89, 28),
} as const satisfies Record<string, Sheet>
export type SheetName = keyof typeof sheets
export const sheetNames = Object.keys(sheets) as [SheetName, ...SheetName[]]

export const perPage = ({ columns, rows }: Sheet) => columns * rows

/** Where the labels of a run stand: page by page, row by row. `first`: the place of the first one on its page, from 1. */
export function placesOn(sheet: Sheet, count: number, first = 1): Box[][] {
  const each = perPage(sheet)
  const pages: Box[][] = []
  for (let n = 0; n < count; n++) {
    const place = first - 1 + n
    const page = Math.floor(place / each)
    ;(pages[page] ??= []).push(placeOf(sheet, place % each))
  }
  return pages
}

function placeOf({ page, columns, rows, label, gap }: Sheet, place: number): Box {
  const left = (page.width - columns * label.width - (columns - 1) * gap.across) / 2
  const top = (page.height - rows * label.height - (rows - 1) * gap.down) / 2
  return {
    x: left + (place % columns) * (label.width + gap.across),
    y: top + Math.floor(place / columns) * (label.height + gap.down),
    ...label,
  }
}
