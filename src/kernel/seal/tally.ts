import type { Finding } from './findings.ts'
import { leafOf } from './leaf.ts'
import type { Mark } from './marks.ts'
import { empty, growing } from './merkle.ts'
import type { Read } from './places.ts'
import { keptLevels } from './sealing.ts'
import { changed, differs, judge, type Place } from './segment.ts'

export interface Verified {
  /** Places in the log, and how many of them the newest head signs. */
  sealed: number
  signed: number
  /** When the newest head was signed, and how many heads hold. */
  at: string | null
  heads: number
  /** How far the heads outside the database go. */
  kept: number
  /** Events whose contents were erased: no damage, but worth a look whether each was meant. */
  erased: number[]
  /** Events that claim to have happened long before they were sealed: imports of demo data, or something written in later. */
  backdated: number[]
  unsealed: number
  findings: Finding[]
}

const backdatedMs = 3_600_000
const mostSwaps = 200

/** What was edited may only have changed places: then it is found under the other's number. */
function withSwaps(findings: readonly Finding[], edited: readonly Place[]): Finding[] {
  const some = edited.slice(0, mostSwaps)
  const found = new Map<number, number>()
  for (const { event, noted } of some)
    for (const { header } of some)
      if (header && header.id !== event && leafOf({ ...header, id: event }).equals(noted))
        found.set(event, header.id)
  return findings.map((one) => {
    const other = one.kind === 'edited' ? found.get(one.event) : undefined
    return one.kind === 'edited' && other !== undefined ? { ...one, kind: 'reordered', found: other } : one
  })
}

/** Takes in the log from head to head, and keeps count of what is wrong. `nodes` are the hashes kept for proofs. */
export function tally(nodes: ReadonlyMap<string, string>) {
  const findings: Finding[] = []
  const edited: Place[] = []
  const report: Verified = {
    sealed: 0,
    signed: 0,
    at: null,
    heads: 0,
    kept: 0,
    erased: [],
    backdated: [],
    unsealed: 0,
    findings,
  }
  // Once a root is wrong all later ones are; but each head also signs what is new in it alone.
  let isWhole = true
  // How far what is signed outside the database was found whole, and the numbers of the events since.
  let sure = 0
  let since: { first: number; last: number } = { first: Infinity, last: 0 }
  let spoiled: Finding[] = []
  const tree = growing(empty, (level, position, hash) => {
    if (isWhole && level % keptLevels === 0 && nodes.get(`${level} ${position}`) !== hash.toString('hex'))
      spoiled.push({ kind: 'node', level, position })
  })

  function look({ place, content }: Read) {
    const { event, leaf, header, now, noted } = place
    tree.append(noted)
    since = { first: Math.min(since.first, event), last: Math.max(since.last, event) }
    if (content === 'erased') report.erased.push(event)
    if (content === 'changed') findings.push({ kind: 'content', event, leaf })
    if (now && !now.equals(noted)) edited.push(place)
    if (header && report.at !== null && Date.parse(header.at) < Date.parse(report.at) - backdatedMs)
      report.backdated.push(event)
    report.sealed = leaf + 1
  }

  /** Against what a head signs. Where the log ends before it, what there is can only stand for itself. */
  function compare({ previous, size, batch, root }: Mark['head'], places: readonly Place[], isEnd: boolean) {
    const isJudged = !isEnd && previous === report.signed
    const wrong = isJudged ? judge(places, [previous, size], batch) : places.filter(differs).map(changed)
    findings.push(...wrong)
    isWhole &&= !isEnd && wrong.every(({ kind }) => kind === 'edited' || kind === 'missing')
    if (isWhole && tree.root().toString('hex') !== root) {
      const where = { leaf: sure, to: size - 1 }
      findings.push(
        since.last === 0 ? { kind: 'unsealed-again', ...where } : { kind: 'rewritten', ...where, ...since },
      )
      isWhole = false
    }
    if (isWhole) findings.push(...spoiled)
    spoiled = []
  }

  return {
    tell: (one: Finding) => void findings.push(one),
    /** The places up to a head; the log may end before it. */
    take({ head, isOutside, inDatabase }: Mark, reads: readonly Read[]) {
      for (const one of reads) look(one)
      const isEnd = (reads.at(-1)?.place.leaf ?? -1) < head.size - 1 && report.sealed < head.size
      compare(
        head,
        reads.map(({ place }) => place),
        isEnd,
      )
      if (!isEnd && !inDatabase) findings.push({ kind: 'head-missing', size: head.size })
      report.signed = head.size
      report.at = head.at
      report.heads++
      if (!isOutside) return
      report.kept = head.size
      if (!isWhole) return
      sure = head.size
      since = { first: Infinity, last: 0 }
    },
    /** What lies after the last head. */
    end(reads: readonly Read[]) {
      for (const one of reads) look(one)
      const first = reads[0]?.place.leaf
      if (first !== undefined) findings.push({ kind: 'unsigned', leaf: first, to: report.sealed - 1 })
      const { sealed, signed, at } = report
      if (signed > sealed) findings.push({ kind: 'set-back', sealed, signed, at: at ?? '' })
    },
    report: (): Verified => ({ ...report, findings: withSwaps(findings, edited) }),
  }
}
