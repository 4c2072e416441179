import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Client } from 'pg'
import { Refusal } from '#lib/refusal'
import { connect } from './db.ts'
import { isAlive } from './embedded-postgres/lock-file.ts'
import { w } from './start-words.ts'

/** Any number will do, as long as every program of ours uses the same. */
const lockKey = 724_630_119
/** How long PostgreSQL may take to notice that a killed program is gone. */
const noticedWithinMs = 10_000

interface Note {
  pid: number
  address: string | null
}

export interface Instance {
  /** Tells later starts where this one is served. */
  servedAt: (address: string) => void
  /** Takes the lock again after PostgreSQL itself was restarted. */
  renew: () => Promise<void>
  /** Called last, when the database is stopped: until then a later start must wait. */
  release: () => Promise<void>
}

const fileIn = (data: string) => join(data, 'instance.json')

function read(data: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(data), 'utf8')) as Note
  } catch {
    return undefined
  }
}

function write(data: string, note: Note) {
  const part = `${fileIn(data)}.${process.pid}`
  writeFileSync(part, JSON.stringify(note))
  renameSync(part, fileIn(data))
}

async function lock(url: string): Promise<Client | undefined> {
  const client = await connect({ url, statementTimeoutMs: 0, name: 'wheelhouse instance' })
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [lockKey])
  if (rows[0]?.got) return client
  await client.end()
  return undefined
}

/**
 * Makes this program the only one on an embedded database. The lock lives in the database session, so that it ends
 * with the program however that ends; the file beside it only says where the holder is served.
 */
export async function onlyInstance(url: string, data: string): Promise<Instance> {
  const deadline = Date.now() + noticedWithinMs
  let held = await lock(url)
  while (!held) {
    const note = read(data)
    if (note && isAlive(note.pid)) {
      const { address, pid } = note
      const values = { data, pid: String(pid) }
      const sentence =
        address === null ? w.later('starting', values) : w.later('running', { ...values, address })
      throw new Refusal('conflict', sentence)
    }
    if (Date.now() > deadline) throw new Refusal('conflict', w.later('starting', { data, pid: '?' }))
    await after(20)
    held = await lock(url)
  }
  write(data, { pid: process.pid, address: null })
  return {
    servedAt: (address) => write(data, { pid: process.pid, address }),
    async renew() {
      held = await lock(url)
    },
    async release() {
      rmSync(fileIn(data), { force: true })
      await held?.end()
    },
  }
}
