import { system } from '#kernel/actor'
import { writing, type Write } from '#kernel/context'
import type { OpenDb } from '#kernel/db'
import { reckonNext } from '#modules/assets/costs/reckon'
import { reckonIdleNext } from '#modules/assets/idle/round'
import { createEntitlements, createProducts } from '#modules/software/public'
import { refreshAll } from '#modules/software/positions'
import { cpuOf } from '../cpu.ts'

const [wanted, portion, bought] = [5000, 500, 900]

/** Products of a package each, a lot of 900 seats for each: made once. */
async function makeProducts({ db, pool }: OpenDb) {
  const { rows } = await pool.query<{ name: string; there: number }>(
    `select name, (select count(*)::int from product) as there from package order by id desc limit $1`,
    [wanted],
  )
  if ((rows[0]?.there ?? 0) >= wanted) return
  for (let n = 0; n < rows.length; n += portion) {
    const names = rows.slice(n, n + portion).map(({ name }) => name)
    await writing({ db, actor: system, origin: 'import' }, async (ctx) => {
      const made = await createProducts(
        ctx,
        names.map((name) => ({ name: `Product ${name}`, rules: [{ name }] })),
      )
      await createEntitlements(
        ctx,
        made.map(({ id: product_id }) => ({ product_id, quantity: bought, cost: '90000.00 EUR' })),
      )
    })
  }
}

/** Seconds in which all products are counted anew, of how many installations, and the processor's beside them: this program's and the database's. */
export async function positionOfAll(open: OpenDb, database: number, say: (line: string) => void) {
  await makeProducts(open)
  await open.pool.query('analyze')
  say(`${wanted} products with what was bought of them`)
  const took = await timed(open, database, refreshAll)
  const { rows } = await open.pool.query<{ products: number; installs: number }>(
    `select count(*)::int as products, sum(installed)::int as installs from product`,
  )
  const { products = 0, installs = 0 } = rows[0] ?? {}
  return { ...took, products, installs }
}

/** Seconds in which what each asset cost is reckoned anew, look by look, the longest of them, and the processor's. */
export async function costsOfAll(open: OpenDb, database: number) {
  await open.pool.query(
    'update cost_round set began_at = null, after_id = null, whole_at = null, done_at = null',
  )
  return looksOf(open, database, { table: 'cost_round', look: reckonNext })
}

/** The same of what lies idle. */
export async function idleOfAll(open: OpenDb, database: number) {
  await open.pool.query(
    'update idle_round set stage = null, began_at = null, after_id = null, whole_at = null, done_at = null',
  )
  return looksOf(open, database, { table: 'idle_round', look: reckonIdleNext })
}

interface Round {
  table: 'cost_round' | 'idle_round'
  look: (ctx: Write) => Promise<void>
}

async function looksOf(open: OpenDb, database: number, { table, look }: Round) {
  const looks: number[] = []
  const cpu = { own: 0, database: 0 }
  for (let isWhole = false; !isWhole;) {
    const one = await timed(open, database, look)
    looks.push(one.seconds)
    cpu.own += one.cpu.own
    cpu.database += one.cpu.database
    const { rows } = await open.pool.query<{ is_whole: boolean }>(
      `select done_at is not null as is_whole from ${table}`,
    )
    isWhole = rows[0]?.is_whole ?? true
  }
  return {
    seconds: looks.reduce((sum, one) => sum + one, 0),
    looks: looks.length,
    longest: Math.max(...looks),
    cpu,
  }
}

async function timed({ db }: OpenDb, database: number, work: (ctx: Write) => Promise<void>) {
  const used = () => ({ own: process.cpuUsage(), database: cpuOf(database) })
  const [began, before] = [performance.now(), used()]
  await writing({ db, actor: system, origin: 'schedule' }, work)
  const seconds = (performance.now() - began) / 1000
  const own = process.cpuUsage(before.own)
  const cpu = { own: (own.user + own.system) / 1e6, database: (used().database - before.database) / 1000 }
  return { seconds, cpu }
}
