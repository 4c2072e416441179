import { existsSync } from 'node:fs'
import type { Db } from '../db.ts'
import type { Finding } from './findings.ts'
import type { Head } from '#lib/sealed'
import { isSigned } from './head.ts'
import type { Told } from './head-text.ts'
import { headsIn } from './heads-file.ts'
import { headsAfter } from './heads.ts'
import { w } from './words.ts'

/** A head that holds: signed by a key that is trusted, from outside the database, from within, or both. */
export interface Mark {
  readonly head: Head
  readonly isOutside: boolean
  readonly inDatabase: boolean
}

export interface Trust {
  /** How far the file went before the database was looked at: what is sealed meanwhile is for the next look. */
  readonly until: number
  /** Public keys of this installation, each with how far what it signed counts. */
  readonly keys: ReadonlyMap<string, number>
  readonly tell: (finding: Finding) => void
}

/** So far apart two servers that add to one file may write the same head. */
const nearby = 2000

const holds = ({ keys, tell }: Trust, head: Head, where: string): boolean => {
  const good = head.size <= (keys.get(head.key) ?? -1) && isSigned(head)
  if (!good) tell({ kind: 'head-forged', size: head.size, where })
  return good
}

/** The file's heads in their order, each once, each following on the one before. */
async function* inFile(file: string, trust: Trust): AsyncGenerator<Head> {
  const recent = new Map<number, string>()
  let size = 0
  if (!existsSync(file)) return
  for await (const { head, line } of headsIn(file)) {
    if (head.size > trust.until) return
    if (!holds(trust, head, w('in-file', { line })) || recent.get(head.size) === head.root) continue
    if (head.size <= size) trust.tell({ kind: 'forked', size: head.size })
    if (head.size <= size) continue
    if (head.previous > size) trust.tell({ kind: 'head-lost', from: size, to: head.previous })
    size = head.size
    recent.set(size, head.root)
    if (recent.size > nearby) recent.delete(recent.keys().next().value ?? 0)
    yield head
  }
}

/** What others were told, by size: often twice, never all of it. */
function* inTold(told: readonly Told[], trust: Trust): Generator<Head> {
  let last: Head | undefined
  for (const { head, line } of told) {
    if (!holds(trust, head, w('in-file', { line }))) continue
    if (head.size !== last?.size) yield (last = head)
    else if (head.root !== last.root) trust.tell({ kind: 'forked', size: head.size })
  }
}

async function* inDatabase(db: Db, trust: Trust): AsyncGenerator<Head> {
  for await (const head of headsAfter(db, 0)) if (holds(trust, head, w('in-database'))) yield head
}

/** One source's heads, the next of them in view. */
async function inView(heads: AsyncGenerator<Head> | Generator<Head>) {
  const next = async () => (await heads.next()).value as Head | undefined
  let head = await next()
  return {
    size: () => head?.size ?? Infinity,
    /** The head in view, if it is of that size; the one after it is then in view. */
    async take(size: number): Promise<Head | undefined> {
      if (head?.size !== size) return undefined
      const taken = head
      head = await next()
      return taken
    },
  }
}

export interface Outside {
  /** The file that the house itself keeps, and what it told others. */
  readonly file: string
  readonly told: readonly Told[]
}

/** All heads that hold, from outside and the database, as one row by size; where they differ what is outside counts. */
export async function* marksOf(db: Db, { file, told }: Outside, trust: Trust): AsyncGenerator<Mark> {
  const sources = [
    await inView(inFile(file, trust)),
    await inView(inTold(told, trust)),
    await inView(inDatabase(db, trust)),
  ] as const
  for (;;) {
    const size = Math.min(...sources.map((one) => one.size()))
    const [kept, heard, stored] = [
      await sources[0].take(size),
      await sources[1].take(size),
      await sources[2].take(size),
    ]
    const head = kept ?? heard ?? stored
    if (!head) return
    if ([heard, stored].some((one) => one && one.root !== head.root)) trust.tell({ kind: 'forked', size })
    yield { head, isOutside: head !== stored, inDatabase: stored !== undefined }
  }
}
