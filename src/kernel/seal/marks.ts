import { existsSync } from 'node:fs'
import type { Db } from '../db.ts'
import type { Finding } from './findings.ts'
import type { Head } from '#lib/sealed'
import { isSigned } from './head.ts'
import { headsIn } from './heads-file.ts'
import { headsAfter } from './heads.ts'
import { w } from './words.ts'

/** A head that holds: signed by a key that is trusted, from the file, the database, or both. */
export interface Mark {
  readonly head: Head
  readonly inFile: boolean
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

async function* inDatabase(db: Db, trust: Trust): AsyncGenerator<Head> {
  for await (const head of headsAfter(db, 0)) if (holds(trust, head, w('in-database'))) yield head
}

/** One source's heads, the next of them in view. */
async function inView(heads: AsyncGenerator<Head>) {
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

/** All heads that hold, from the file and the database, as one row by size; where the two differ the file counts. */
export async function* marksOf(db: Db, file: string, trust: Trust): AsyncGenerator<Mark> {
  const [outside, within] = [await inView(inFile(file, trust)), await inView(inDatabase(db, trust))]
  for (;;) {
    const size = Math.min(outside.size(), within.size())
    const [kept, stored] = [await outside.take(size), await within.take(size)]
    const head = kept ?? stored
    if (!head) return
    if (kept && stored && kept.root !== stored.root) trust.tell({ kind: 'forked', size })
    yield { head, inFile: kept !== undefined, inDatabase: stored !== undefined }
  }
}
