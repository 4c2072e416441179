import { hostname } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Db } from '../db.ts'
import { logger } from '../log.ts'
import type { Head } from '#lib/sealed'
import { type Signer, signerBy } from './head.ts'
import { addHeads, tailOf } from './heads-file.ts'
import { headOf, headsAfter } from './heads.ts'
import { sealSome } from './sealing.ts'

const log = logger('seal')
const everyMs = 5000
const sayAgainSeconds = 60
const linesAtOnce = 1000

/** What keeps heads from the file: it knows of more than the database, or it cannot be read or written. */
export type Trouble = 'set-back' | 'no-file'

export interface Keeping {
  readonly signer: Signer
  /** Where signed heads are kept outside the database. */
  readonly file: string
}

type Place = Pick<Config, 'data' | 'sealFile'>

export const headsFileOf = ({ data, sealFile }: Place) => sealFile ?? join(data, 'seal-heads.jsonl')

/** By which key and in which file an installation keeps its heads. */
export const keepingOf = (place: Place, secret: string | (() => string)): Keeping => ({
  signer: signerBy(typeof secret === 'string' ? () => secret : secret),
  file: headsFileOf(place),
})

/** Writes to the file what heads it lacks, in order; says how far it goes then. */
async function catchUp(db: Db, file: string): Promise<number> {
  const tail = await tailOf(file)
  let [last, { torn }] = [tail.head?.size ?? 0, tail]
  let lines: Head[] = []
  const write = async () => {
    if (lines.length > 0) await addHeads(file, lines, { torn })
    torn = false
    lines = []
  }
  for await (const head of headsAfter(db, last)) {
    last = head.size
    if (lines.push(head) === linesAtOnce) await write()
  }
  await write()
  return last
}

/** Whether the database still holds what the file says was sealed. */
async function holds(db: Db, said: Head | undefined): Promise<boolean> {
  if (!said) return true
  return (await headOf({ db }, said.size))?.root === said.root
}

interface Kept {
  more: boolean
  size: number
  trouble: Trouble | null
}

/**
 * Seals what waits and takes the heads out of the database. What a crash kept from the file is written by the next look; a
 * database that has less than the file is sealed no further, since that would bury what is missing.
 */
export async function sealAndKeep(db: Db, { signer, file }: Keeping): Promise<Kept> {
  const before = await tailOf(file).catch((error: unknown) => {
    log.error({ err: error, file }, 'the file of signed heads cannot be read')
    return undefined
  })
  if (before && !(await holds(db, before.head))) {
    log.error(
      { file, sealed: before.head?.size },
      'the database lacks what the file of signed heads says was sealed',
    )
    return { more: false, size: before.head?.size ?? 0, trouble: 'set-back' }
  }
  const more = await sealSome(db, signer)
  try {
    return { more, size: await catchUp(db, file), trouble: null }
  } catch (error) {
    log.error({ err: error, file }, 'signed heads cannot be written to their file')
    return { more, size: before?.head?.size ?? 0, trouble: 'no-file' }
  }
}

const tell = (db: Db, place: string, { size, trouble }: Kept) =>
  sql`insert into seal_place (place, size, trouble, seen_at) values (${place}, ${size}::bigint, ${trouble}::text, now())
    on conflict (place) do update set size = excluded.size, trouble = excluded.trouble, seen_at = excluded.seen_at
    where (seal_place.size, seal_place.trouble) is distinct from (excluded.size, excluded.trouble)
      or seal_place.seen_at < now() - make_interval(secs => ${sayAgainSeconds}::int)`.execute(db)

/** The worker's lane that seals every few seconds. Each server of a database keeps its own file of all heads. */
export function sealLane(db: Db, keeping: Keeping) {
  const place = `${hostname()}:${keeping.file}`
  let due = 0
  return async (): Promise<boolean> => {
    if (performance.now() < due) return false
    // Trouble waits its turn, too: the lane must not turn in circles.
    due = performance.now() + everyMs
    const kept = await sealAndKeep(db, keeping)
    await tell(db, place, kept)
    if (kept.more) due = 0
    return kept.more
  }
}
