import { posix } from 'node:path'
import { isDateFormat } from '../engine/cell-format.ts'
import type { Bytes } from './bytes.ts'
import { limits } from './limits.ts'
import { unreadable } from './trouble.ts'
import { readWhole, type XmlEvents } from './xml.ts'
import { type Budget, entriesOf, type Entry, unpack } from './zip.ts'

export interface Sheet {
  readonly name: string
  readonly path: string
  readonly hidden: boolean
}

/** What an Excel file says about itself before its rows are read. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly is1904: boolean
  /** By style number: the cell shows a date. */
  readonly dates: readonly boolean[]
  /** The texts that its cells share; read when they are first asked for. */
  readonly shared: () => Promise<readonly string[]>
  readonly body: (path: string) => AsyncIterable<Buffer>
}

const book = 'xl/workbook.xml'

/** Opens an Excel file: its sheets and which styles are dates. */
export async function openWorkbook(bytes: Bytes, given?: readonly Entry[]): Promise<Workbook> {
  const entries = new Map((given ?? (await entriesOf(bytes))).map((entry) => [entry.name, entry]))
  const budget: Budget = { spent: 0 }
  const body = (path: string): AsyncIterable<Buffer> => {
    const entry = entries.get(path)
    if (!entry) throw unreadable('file-xml', { part: path })
    return unpack(bytes, entry, budget)
  }
  const read = async (path: string, events: XmlEvents) => {
    if (entries.has(path)) await readWhole(body(path), path, events)
  }
  const targets = await readTargets(read)
  const { named, is1904 } = await readSheets(read)
  const sheets = named.flatMap(({ id, ...sheet }) => {
    const path = targets.get(id)
    return path !== undefined && entries.has(path) ? [{ ...sheet, path }] : []
  })
  if (sheets.length === 0) throw unreadable('file-no-sheet')
  return { sheets, is1904, dates: await readStyles(read), shared: () => readShared(read), body }
}

type ReadPart = (path: string, events: XmlEvents) => Promise<void>

async function readTargets(read: ReadPart): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await read('xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target, Type }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      if (!Type?.endsWith('/worksheet')) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.normalize(`xl/${Target}`))
    },
  })
  return targets
}

async function readSheets(read: ReadPart) {
  const named: { id: string; name: string; hidden: boolean }[] = []
  let is1904 = false
  await read(book, {
    open(tag, attributes) {
      if (tag === 'workbookPr') is1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true'
      if (tag !== 'sheet') return
      const id = Object.entries(attributes).find(([name]) => /^(?:\w+:)?id$/.test(name))?.[1]
      const { name = '', state } = attributes
      if (id !== undefined) named.push({ id, name, hidden: state !== undefined && state !== 'visible' })
    },
  })
  return { named, is1904 }
}

async function readStyles(read: ReadPart): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const dates: boolean[] = []
  let inCells = false
  await read('xl/styles.xml', {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(numFmtId ?? 0)
        dates.push(isDateFormat(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}

/** Texts of runs belong together; how a word is pronounced (`rPh`) is no part of it. */
async function readShared(read: ReadPart): Promise<string[]> {
  const shared: string[] = []
  let [chars, text, inText, phonetic] = [0, '', false, 0]
  await read('xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = phonetic === 0
      else if (name === 'rPh') phonetic += 1
    },
    text(more) {
      if (inText) text += more
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'si') {
        chars += text.length
        if (chars > limits.sharedChars) throw unreadable('zip-bomb', { name: 'sharedStrings.xml' })
        shared.push(text)
      }
    },
  })
  return shared
}
