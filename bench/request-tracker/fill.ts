import { withClient } from '#kernel/db'
import { randomFrom } from '#lib/random'
import { sentence, subject } from '../language.ts'
import { port, url } from './programs.ts'

/** Made by its own interface; the rest are copies of these, row by row. */
const byInterface = 50
const replies = 4
/** Ids of a copy lie so far behind those of its original. */
const apart = 1_000_000

/** Which rows belong to a ticket, and what of them is an id that a copy has otherwise. */
const tables: Record<string, { of: string; moved: Record<string, string> }> = {
  tickets: { of: 'true', moved: { id: '+', effectiveid: '+' } },
  groups: { of: `b.domain = 'RT::Ticket-Role'`, moved: { id: '+', instance: '+' } },
  principals: { of: 'b.id in (select id from bench_groups)', moved: { id: '+' } },
  groupmembers: { of: 'b.groupid in (select id from bench_groups)', moved: { id: '+', groupid: '+' } },
  cachedgroupmembers: {
    of: 'b.groupid in (select id from bench_groups)',
    moved: {
      id: '+',
      groupid: '+',
      via: '+',
      immediateparentid: '+',
      memberid: 'case when b.memberid = b.groupid then b.memberid + $1::int else b.memberid end',
    },
  },
  transactions: { of: `b.objecttype = 'RT::Ticket'`, moved: { id: '+', objectid: '+' } },
  attachments: {
    of: `b.transactionid in (select id from transactions where objecttype = 'RT::Ticket')`,
    moved: {
      id: '+',
      transactionid: '+',
      parent: 'case when b.parent > 0 then b.parent + $1::int else b.parent end',
    },
  },
}

async function post(cookie: string, path: string, body: object): Promise<{ id: string }> {
  const reply = await fetch(`http://127.0.0.1:${port}/REST/2.0/${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as { id: string }
}

/** Fills an empty Request Tracker with so many tickets of five messages, a tenth of them open. */
export async function fill(cookie: string, tickets: number, say: (line: string) => void) {
  const random = randomFrom(1)
  const open = async (share: number) => {
    for (let n = share; n < byInterface; n += 2) {
      const { id } = await post(cookie, 'ticket', {
        Queue: 'General',
        Subject: subject(random),
        Content: `${sentence(random)} ${sentence(random)}`,
        Requestor: `person${random.below(200)}@bench.example`,
      })
      for (let i = 0; i < replies; i++)
        await post(cookie, `ticket/${id}/comment`, { Content: sentence(random), ContentType: 'text/plain' })
    }
  }
  await Promise.all([open(0), open(1)])
  say(`${byInterface} tickets by its own interface`)
  await withClient({ url, statementTimeoutMs: 0 }, async (client) => {
    await client.query(`update tickets set status = case when id % 10 = 0 then 'open' else 'resolved' end`)
    await client.query(`create table bench_groups as select id from groups where domain = 'RT::Ticket-Role'`)
    for (const [table, { of }] of Object.entries(tables))
      await client.query(`create table bench_${table}_rows as select * from ${table} b where ${of}`)
    for (let copy = 1; copy < Math.ceil(tickets / byInterface); copy++)
      for (const [table, { moved }] of Object.entries(tables)) {
        const { rows } = await client.query<{ name: string; type: string }>(
          `select column_name as name, data_type as type from information_schema.columns where table_name = $1 and table_schema = 'public' order by ordinal_position`,
          [table],
        )
        const value = (name: string, type: string) => {
          const how = moved[name]
          if (how === '+') return `b.${name} + $1::int`
          if (how !== undefined) return how
          return type.startsWith('timestamp') ? `b.${name} - $1::int * interval '72 ms'` : `b.${name}`
        }
        await client.query(
          `insert into ${table} (${rows.map(({ name }) => name).join(', ')})
           select ${rows.map(({ name, type }) => value(name, type)).join(', ')} from bench_${table}_rows b where $1::int > 0`,
          [copy * apart],
        )
      }
    for (const table of Object.keys(tables)) {
      if (table !== 'groups')
        await client.query(`select setval('${table}_id_seq', (select max(id) from ${table}))`)
      await client.query(`drop table bench_${table}_rows`)
    }
    // Groups have the ids of their principals.
    await client.query(`select setval('groups_id_seq', (select max(id) from principals))`)
    await client.query('drop table bench_groups')
    await client.query('vacuum analyze')
  })
  say(`${tickets} tickets`)
}
