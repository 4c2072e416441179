import { cpuOf } from './cpu.ts'
import { type Cpu } from './calls.ts'
import { type Call, load, type Result } from './load.ts'

/** Milliseconds of processor time of this very program. */
function own() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

export interface Measured {
  result: Result
  cpu: Cpu
}

interface Whom {
  port: number
  /** Each connection has the next of these: who asks. */
  headers: readonly string[]
  /** Process ids of server and database. */
  server: number
  database: number
}

export const users = 8

/** Measures calls at eight users: the run whose p95 is the median, after a warming up, for code that seldom ran is not compiled yet. */
export function runner({ port, headers, server, database }: Whom, { runs = 3, warmMs = 5000 } = {}) {
  const used = () => ({ server: cpuOf(server), database: cpuOf(database), generator: own() })
  async function run(forMs: number, next: (n: number) => Call, at: number): Promise<Measured> {
    const before = used()
    const result = await load(port, headers, at, forMs, next)
    const after = used()
    const cpu = {
      server: after.server - before.server,
      database: after.database - before.database,
      generator: after.generator - before.generator,
    }
    return { result, cpu }
  }
  return async (forMs: number, next: (n: number) => Call, at = users): Promise<Measured> => {
    await load(port, headers, at, warmMs, next)
    const all: Measured[] = []
    for (let n = 0; n < runs; n++) all.push(await run(forMs, next, at))
    const median = all.toSorted((a, b) => a.result.p95 - b.result.p95)[runs >> 1]
    if (!median) throw new Error('no run')
    return median
  }
}
