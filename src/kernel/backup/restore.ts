import { pipeline, Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import type { Client } from 'pg'
import { Refusal } from '#lib/refusal'
import { withClient } from '../db.ts'
import { type Migration, migrate, migrations } from '../migrate.ts'
import { bytesOf } from './file.ts'
import { sameWords, tablesOf, weigh } from './dump.ts'
import { keyIn, opened } from './frames.ts'
import { holdMail, load } from './load.ts'
import { entriesIn, type Entry, type Head, type Weighed } from './records.ts'
import { w } from './words.ts'

export interface Restore {
  file: string
  keyFile?: string | undefined
  /** Gives the address of an empty database, once the backup was found whole. */
  place: () => Promise<string>
  /** Only to see whether it can be done: mail stays as it was. */
  rehearsal: boolean
}

export interface Restored {
  /** The database that it was put into. */
  url: string
  head: Head
  tables: Weighed[]
  /** Tables that are not as they were, with what they hold now. */
  different: { was: Weighed; is: Weighed | undefined }[]
  /** Steps that this version ran after those of the backup. */
  migrated: string[]
  /** Mail that waited then, and may have left since. */
  heldMails: number
}

/** The steps that made the backup's schema, in its order; refuses what we do not know. */
function historyOf({ migrations: done, version }: Head): Migration[] {
  const known = new Map(migrations().map((one) => [one.name, one]))
  return done.map(({ name, checksum }) => {
    const ours = known.get(name)
    if (!ours) throw new Refusal('conflict', w.later('newer', { file: name, version }))
    if (ours.checksum !== checksum)
      throw new Refusal('conflict', w.later('other-history', { file: name, version }))
    return ours
  })
}

/** Refuses a database in which there is anything. */
const refuseFilled = (url: string) =>
  withClient({ url, name: 'wheelhouse restore' }, async (client) => {
    if ((await tablesOf(client)).length > 0) throw new Refusal('conflict', w.later('not-empty'))
  })

/** What is here now beside what the backup says. */
async function compare(client: Client, tables: readonly Weighed[]): Promise<Restored['different']> {
  const there = new Map((await tablesOf(client)).map((one) => [one.name, one]))
  const all: Restored['different'] = []
  for (const was of tables) {
    const table = there.get(was.name)
    const is = table && (await weigh(client, table))
    if (is?.rows !== was.rows || is.checksum !== was.checksum) all.push({ was, is })
  }
  return all
}

/** The backup's first entry says whether it can be restored here at all; the rest follows. */
async function beginning(file: string, keyFile: string | undefined) {
  const key = keyFile === undefined ? undefined : keyIn(keyFile)
  const unpacked = pipeline(Readable.from(opened(bytesOf(file), key)), createZstdDecompress(), () => {})
  const entries = entriesIn(unpacked as AsyncIterable<Buffer>)
  const end = () => unpacked.destroy()
  try {
    const first = (await entries.next()).value ?? undefined
    if (first?.is !== 'head') throw new Refusal('invalid', w.later('not-a-backup'))
    return { head: first.head, history: historyOf(first.head), entries, end }
  } catch (error) {
    end()
    throw error
  }
}

/** Reads a backup to its end: what is wrong with it is told before anything is made. */
async function refuseUnfit({ file, keyFile }: Pick<Restore, 'file' | 'keyFile'>) {
  const { entries, end } = await beginning(file, keyFile)
  try {
    let last: Entry | undefined
    for await (const entry of entries) last = entry
    if (last?.is !== 'foot') throw new Refusal('invalid', w.later('cut-short'))
  } finally {
    end()
  }
}

/** Makes the backup's schema in an empty database, puts its rows in, compares them, and goes on to this version's schema. */
export async function restore({ file, keyFile, place, rehearsal }: Restore): Promise<Restored> {
  await refuseUnfit({ file, keyFile })
  const url = await place()
  await refuseFilled(url)
  const { head, history, entries, end } = await beginning(file, keyFile)
  try {
    await migrate(url, history)
    const { tables, different, heldMails } = await withClient(
      { url, statementTimeoutMs: 0, name: 'wheelhouse restore' },
      async (client) => {
        const { tables } = await load(client, entries)
        await client.query(sameWords)
        const different = await compare(client, tables)
        return { tables, different, heldMails: rehearsal ? 0 : await holdMail(client, head.at) }
      },
    )
    return { url, head, tables, different, migrated: await migrate(url), heldMails }
  } finally {
    end()
  }
}
