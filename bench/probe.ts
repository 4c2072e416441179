import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenDb } from '#kernel/db'

const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0

/** What the disk itself allows: the median milliseconds of writing 8 kB and having it safe. */
export function probeDisk(folder: string): number {
  const at = mkdtempSync(join(folder, 'probe-'))
  const file = openSync(join(at, 'file'), 'w')
  const page = Buffer.alloc(8192)
  const took = Array.from({ length: 300 }, () => {
    const start = performance.now()
    writeSync(file, page, 0, page.length, 0)
    fdatasyncSync(file)
    return performance.now() - start
  })
  closeSync(file)
  rmSync(at, { recursive: true })
  return median(took)
}

/** Commits per second of a single-row insert over so many connections. */
export async function probeCommits({ pool }: OpenDb, users: number, forMs: number): Promise<number> {
  await pool.query('create table if not exists probe (n int)')
  const began = performance.now()
  let commits = 0
  await Promise.all(
    Array.from({ length: users }, async () => {
      while (performance.now() - began < forMs) {
        await pool.query('insert into probe values (1)')
        commits++
      }
    }),
  )
  const rate = commits / ((performance.now() - began) / 1000)
  await pool.query('drop table probe')
  return rate
}
