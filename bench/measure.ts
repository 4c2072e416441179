import { cpus } from 'node:os'
import { join } from 'node:path'
import type { OpenDb } from '#kernel/db'
import { postmaster } from '#kernel/embedded-postgres/lock-file'
import { head, opening, opens, reads, row } from './calls.ts'
import { bearer, type Call } from './load.ts'
import { probeCommits, probeDisk } from './probe.ts'
import { randomFrom } from '#lib/random'
import { runner, users } from './runs.ts'
import { serve } from './serve.ts'
import { settled } from './settled.ts'
import { technician } from './technician.ts'

interface Ground {
  open: OpenDb
  /** The data folder, and the address of the embedded database in it. */
  folder: string
  url: string
  teams: readonly string[]
  seconds: number
  /** A word of the names of what is to be measured; all of it unless given. */
  only?: string | undefined
  say: (line: string) => void
}

/** Starts a server on a desk that is there, asks it all that a desk asks all day, opens tickets, and prints the table. */
export async function measure({ open, folder, url, teams, seconds, only = '', say }: Ground) {
  const token = await technician(open, teams)
  const { port, pid, stop } = await serve(url, folder)
  try {
    await settled(open)
    say('the workers have nothing left to do')
    const random = randomFrom(7)
    const { rows } = await open.pool.query<{ id: string }>(
      'select id from work order by md5(id::text) limit 2000',
    )
    const lines = [head]
    const database = postmaster(join(folder, 'postgres/18'))?.pid ?? 0
    const measured = runner({ port, headers: [bearer(token)], server: pid, database })
    async function one(name: string, forMs: number, next: (n: number) => Call) {
      const { result, cpu } = await measured(forMs, next)
      lines.push(row(name, result, cpu))
      say(lines.at(-1) ?? '')
    }
    const ids = rows.map(({ id }) => id)
    for (const [name, next] of reads(random, ids))
      if (name.includes(only)) await one(name, seconds * 1000, next)
    if (opens.includes(only)) await one(opens, seconds * 2000, opening(random, teams[0] ?? ''))
    const commits = await probeCommits(open, users, 2000)
    console.log(
      `\n${users} users, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`,
    )
    console.log(
      `beside it: 8 kB and fdatasync ${probeDisk(folder).toFixed(2)} ms, single-row commits ${commits.toFixed(0)}/s at ${users}\n`,
    )
    console.log(lines.join('\n'))
  } finally {
    await stop()
  }
}
