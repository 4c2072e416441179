import type { OpenDb } from '#kernel/db'
import { tsvectorOf } from '#lib/text/tokens'

/** Stands in a text where a copy has its own number; no word holds it. */
const mark = '4242424242'
export const mostMoments = 6

/** Moments as clocks know them: milliseconds since 1970 have thirteen digits in our century. */
const moment = /\b1[5-9]\d{11}\b/g

interface KeptClock {
  id: string
  facts: string
  row: string
  fired: string[]
}

/** A clock's texts with `@0@`, `@1@` … for its moments, but for the one at which it was told: that was when it was made. */
function clockTemplate({ id, facts, row, fired }: KeptClock, told: number) {
  const moments: string[] = []
  const marked = (text: string) =>
    text.replaceAll(moment, (found) => {
      if (Number(found) === told) return found
      if (!moments.includes(found)) moments.push(found)
      return `@${moments.indexOf(found)}@`
    })
  const texts = { id, facts: marked(facts), row: marked(row), fired: fired.map(marked) }
  if (moments.length > mostMoments) throw new Error(`a clock of ${moments.length} moments`)
  return { ...texts, moments: Array.from({ length: mostMoments }, (_, n) => moments[n] ?? '0') }
}

interface KeptTicket {
  id: string
  key: string
  title: string
}

/** The words of a title beside its key, `INC-4242424242`. */
const titleTemplate = ({ id, key, title }: KeptTicket) => ({
  id,
  prefix: key.slice(0, key.lastIndexOf('-') + 1),
  tokens: tsvectorOf(`${key.slice(0, key.lastIndexOf('-') + 1)}${mark} ${title} `),
})

const portion = 5000

async function keep({ pool }: OpenDb, into: string, rows: readonly object[]) {
  for (let n = 0; n < rows.length; n += portion)
    await pool.query(`insert into ${into} select * from jsonb_populate_recordset(null::${into}, $1::jsonb)`, [
      JSON.stringify(rows.slice(n, n + portion)),
    ])
}

/**
 * What SQL needs to copy tickets that were made by command: for each its copies with id, number and how far back it lies
 * (`million_copy`), and what of its words and clocks a copy says otherwise (`million_title`, `million_clock`).
 */
export async function prepare(open: OpenDb, now: string): Promise<void> {
  const { pool } = open
  await pool.query(`
    create unlogged table million_clock (id uuid primary key, facts text, row text, fired text[], moments bigint[]);
    create unlogged table million_title (id uuid primary key, prefix text, tokens text)`)
  const clocks = await pool.query<KeptClock>('select id, facts::text, row::text, fired from clock')
  await keep(
    open,
    'million_clock',
    clocks.rows.map((clock) => clockTemplate(clock, Date.parse(now))),
  )
  const tickets = await pool.query<KeptTicket>(
    `select id, key, title from entity where kind in ('incident', 'request')`,
  )
  await keep(open, 'million_title', tickets.rows.map(titleTemplate))
}

/** The words of a copy's title, in SQL. */
export const ownNumber = (tokens: string, number: string) => `replace(${tokens}, '${mark}', ${number}::text)`
/** A clock's text as of other moments, in SQL. */
export const ownMoments = (text: string, ms: string) =>
  Array.from({ length: mostMoments }, (_, n) => n).reduce(
    (sql, n) => `replace(${sql}, '@${n}@', (m.moments[${n + 1}] + ${ms})::text)`,
    text,
  )
