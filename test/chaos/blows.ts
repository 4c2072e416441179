import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Random } from '#lib/random'
import { type EmbeddedHouse, type House, until } from './house.ts'
import { familyOf, frozen, killed } from './processes.ts'
import { canSlow, slowDisk } from './slow-disk.ts'

export interface Blow {
  name: string
  strike: (random: Random) => Promise<void>
}

/** Whichever process of PostgreSQL serves one of our connections just now. */
async function someBackend({ database: { pool } }: House, random: Random): Promise<number | undefined> {
  const { rows } = await pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
      and application_name like 'wheelhouse%' order by pid`,
  )
  return rows.length > 0 ? random.pick(rows).pid : undefined
}

/** What a house on its own embedded database is struck by. */
export function blowsOn(house: EmbeddedHouse): readonly Blow[] {
  const { servers, postmaster, network, setClock } = house
  const [first, second] = servers
  return [
    { name: 'first server killed', strike: async () => first.kill() },
    { name: 'second server killed', strike: async () => second.kill() },
    { name: 'both servers killed', strike: async () => servers.forEach((one) => one.kill()) },
    { name: 'database killed', strike: async () => killed(postmaster()) },
    { name: 'one backend killed', strike: async (random) => killed(await someBackend(house, random)) },
    {
      name: 'everything killed',
      async strike() {
        for (const one of servers) one.kill()
        killed(postmaster())
      },
    },
    { name: 'database restarted', strike: async () => killed(postmaster(), 'SIGINT') },
    // For it the clock leaps ahead, and whatever it held went on without it.
    { name: 'second server frozen', strike: () => frozen([second.pid()], 2500) },
    // A worker lives in its server's process: what can be taken from it alone are its lines to the database.
    { name: 'workers cut off', strike: () => endConnections(house, 'wheelhouse worker') },
    { name: 'network of the second server cut', strike: () => network.cut(2500) },
    { name: 'network of the second server silent', strike: () => network.silent(6000) },
    { name: 'clock of the second server an hour ahead, and back', strike: () => shifted(setClock, hourMs) },
    { name: 'clock of the second server an hour behind, and back', strike: () => shifted(setClock, -hourMs) },
    { name: 'database stands still', strike: () => frozen(familyOf(postmaster()), 5000) },
    ...(canSlow() ? [{ name: 'slow disk', strike: () => slowDisk(familyOf(postmaster()), 6000) }] : []),
  ]
}

const hourMs = 3_600_000

/** A clock that is off for a while, at work. */
async function shifted(setClock: (ms: number) => void, ms: number) {
  setClock(ms)
  await after(4000)
  setClock(0)
}

const endConnections = async ({ database: { pool } }: House, name: string) =>
  void (await pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
    [name],
  ))

const piece = Buffer.alloc(1 << 20)

/** Fills the disk that the house lies on to its last byte for a while; only where that is a disk of its own. */
export const fullDisk = (folder: string): Blow => ({
  name: 'disk full',
  async strike() {
    const file = join(folder, 'filler')
    try {
      for (;;) writeFileSync(file, piece, { flag: 'a' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
    await after(2500)
    rmSync(file)
  },
})

/** Starts again what was killed, and waits until both servers serve. */
export async function mend({ servers }: House) {
  for (const one of servers)
    await until(
      () => `${one.name} serves:\n${one.said()}`,
      async () => {
        if (!one.isUp()) await one.start()
        return (await fetch(`${one.address()}/readyz`)).ok
      },
    )
}
