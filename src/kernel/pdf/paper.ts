import { type Box, fitted, type Point, pointsPerMm as mm, type Type, wrapped } from '#lib/paper'
import { faceFile, type Run, runsOf } from './faces.ts'

/** A document that is written page by page, top down, in millimetres; only what is handed to it gets into it. */
export interface Paper {
  addPage: (width: number, height: number) => void
  /** How wide a text is on one line. */
  measure: (text: string, type: Type) => number
  /** One line, its top at `y`; what is wider than `within` ends in an ellipsis. */
  text: (at: Point, text: string, type: Type, within?: number) => void
  /** A text cut into lines that are no wider than this, between words where that can be. */
  lines: (text: string, type: Type, width: number) => string[]
  /** Filled rectangles of one colour. */
  rects: (boxes: readonly Box[], grey?: number) => void
  /** A line through these points. */
  stroke: (points: readonly Point[], width: number, grey?: number) => void
  end: () => Promise<Buffer>
}

interface About {
  readonly title: string
  readonly language: string
  readonly made: string
}

const ink = (grey: number) => {
  const part = Math.round(grey * 255)
  return [part, part, part] as [number, number, number]
}

/** No line is longer than this; widths of what is are not remembered. */
const longestKept = 200

/** An empty PDF document. Neither links nor files are ever opened by it: it is given no addresses and no paths. */
export async function openPaper({ title, language, made }: About): Promise<Paper> {
  const { default: PDFDocument } = await import('pdfkit')
  const date = new Date(made)
  const info = {
    Title: title,
    Producer: 'Wheelhouse',
    Creator: 'Wheelhouse',
    CreationDate: date,
    ModDate: date,
  }
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0, lang: language, info, font: '' })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  const widths = new Map<string, number>()
  const faces = new Set<string>()
  const use = (face: string, size: number) => {
    if (!faces.has(face)) doc.registerFont(face, faceFile(face))
    faces.add(face)
    doc.font(face).fontSize(size)
  }
  const widthOf = ({ face, text }: Run) => {
    const key = `${face} ${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    use(face, 100)
    const width = doc.widthOfString(text) / 100 / mm
    if (text.length <= longestKept) widths.set(key, width)
    return width
  }
  const measure = (text: string, { size, weight = 'regular' }: Type) =>
    runsOf(text, weight).reduce((sum, run) => sum + widthOf(run) * size, 0)
  const paper: Paper = {
    addPage: (width, height) => void doc.addPage({ size: [width * mm, height * mm], margin: 0 }),
    measure,
    text({ x, y }, text, type, within) {
      const { size, weight = 'regular', grey = 0 } = type
      let at = x
      for (const run of runsOf(
        within === undefined ? text : fitted(text, within, (some) => measure(some, type)),
        weight,
      )) {
        use(run.face, size)
        doc.fillColor(ink(grey)).text(run.text, at * mm, y * mm, { lineBreak: false })
        at += measure(run.text, type)
      }
    },
    lines: (text, type, width) =>
      text.split('\n').flatMap((line) => wrapped(line, width, (some) => measure(some, type))),
    rects(boxes, grey = 0) {
      if (boxes.length === 0) return
      for (const { x, y, width, height } of boxes) doc.rect(x * mm, y * mm, width * mm, height * mm)
      doc.fill(ink(grey))
    },
    stroke([first, ...others], width, grey = 0) {
      if (!first) return
      doc.moveTo(first.x * mm, first.y * mm)
      // A dot is a line of no length with round ends.
      for (const { x, y } of others.length > 0 ? others : [first]) doc.lineTo(x * mm, y * mm)
      doc
        .lineWidth(width * mm)
        .lineCap('round')
        .lineJoin('round')
        .stroke(ink(grey))
    },
    async end() {
      doc.end()
      await ended
      return Buffer.concat(chunks)
    },
  }
  return paper
}
