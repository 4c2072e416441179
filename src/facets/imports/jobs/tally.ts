import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Counts } from '../schemas.ts'
import { fold } from '#lib/text/fold'
import type { LeftOut } from '../left-out.ts'
import type { Reason } from '../engine/read-row.ts'

const mostNotes = 40
const mostKinds = 5000

export interface Noted extends Reason {
  n: number
}

/** Counts what comes up while rows are judged: which notes how often, and what else comes along. */
export function tally() {
  const notes = new Map<string, Noted>()
  const brings = new Map<string, Set<string>>()
  const left = new Map<string, Omit<LeftOut, 'names'> & { names: Set<string> }>()
  const leaveOut = ({ field = '', remedy, why }: Reason) => {
    if (!remedy) return
    const key = `${field} ${remedy.option}`
    const known = left.get(key) ?? { field, ...remedy, names: new Set(), rows: 0 }
    known.rows += 1
    // However it is written, it is one.
    if (known.names.size < mostKinds) known.names.add(fold(JSON.stringify(why)))
    left.set(key, known)
  }
  return {
    note(reason: Reason) {
      const key = JSON.stringify(reason)
      const known = notes.get(key)
      leaveOut(reason)
      if (known) known.n += 1
      // Notes that name every row are told with their rows.
      else if (notes.size < mostKinds) notes.set(key, { ...reason, n: 1 })
    },
    bring(kinds: Readonly<Record<string, readonly string[]>>) {
      for (const [kind, names] of Object.entries(kinds)) {
        const known = brings.get(kind) ?? new Set()
        for (const name of names) known.add(name)
        brings.set(kind, known)
      }
    },
    notes: (): Noted[] => [...notes.values()].toSorted((a, b) => b.n - a.n).slice(0, mostNotes),
    left: (): LeftOut[] => [...left.values()].map((one) => ({ ...one, names: one.names.size })),
    brings: () => [...brings].map(([kind, names]) => ({ kind, n: names.size })).filter(({ n }) => n > 0),
  }
}

type Counted = Omit<Counts, 'undone' | 'kept' | 'ends' | 'ended' | 'seconds'>

/** How many rows there are of each verdict, and how many are in. */
export async function countRows(db: Db, importId: string): Promise<Counted> {
  const { rows } = await sql<{
    role: 'main' | 'side'
    verdict: string | null
    n: number
    done: number
    heard: number
  }>`
    select p.role, r.verdict, count(*)::int as n, count(*) filter (where r.done)::int as done,
      count(*) filter (where r.heard and r.verdict = 'unchanged' and not r.done)::int as heard
    from import_part p join import_row r on r.part_id = p.id where p.import_id = ${importId}::uuid group by 1, 2`.execute(
    db,
  )
  const counted: Counted = {
    rows: 0,
    create: 0,
    update: 0,
    unchanged: 0,
    conflict: 0,
    error: 0,
    heard: 0,
    done: 0,
    created: 0,
    updated: 0,
    side: 0,
  }
  for (const { role, verdict, n, done, heard } of rows) {
    if (role === 'side') {
      if (verdict === 'error') counted.side += n
      continue
    }
    counted.rows += n
    counted.done += done
    counted.heard += heard
    if (isVerdict(verdict)) counted[verdict] += n
    if (verdict === 'create') counted.created += done
    if (verdict === 'update') counted.updated += done
  }
  return counted
}

const verdicts = ['create', 'update', 'unchanged', 'conflict', 'error'] as const
const isVerdict = (text: string | null): text is (typeof verdicts)[number] =>
  verdicts.some((one) => one === text)
