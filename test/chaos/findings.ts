import type { Pool } from 'pg'
import type { MailSink } from './mail-sink.ts'
import type { Noted } from './load.ts'

interface TicketFound {
  id: string
  title: string
  state: string | null
  impact: number | null
  /** Of what a ticket consists, beside its row on the spine: how often each is there. */
  parts: Record<string, number>
  said_impact: number | null
}

/** All of each ticket in one picture; what is missing counts 0. */
const ticketsNow = `
  select e.id, e.title, w.state, w.impact, jsonb_build_object(
    'list row', (w.id is not null)::int, 'ticket row', (t.id is not null)::int,
    'title to search', (select count(*) from doc where entity_id = e.id and part = e.id),
    'description', (select count(*) from comment c where c.entity_id = e.id and c.kind = 'description'),
    'event of opening', (select count(*) from event v where v.subject_id = e.id and v.kind = 'work.opened'),
    'clock to solve', (select count(*) from clock k where k.entity_id = e.id and k.metric = 'resolution'),
    'event of starting', 1 + (select count(*) from event v where v.subject_id = e.id and v.kind = 'work.moved') - (w.state <> 'new')::int
  ) as parts,
  (select (d.payload::jsonb->'after'->>'impact')::int from event v join event_data d on d.event_id = v.id
    where v.subject_id = e.id and v.kind = 'work.changed' and d.payload::jsonb->'after' ? 'impact' order by v.id desc limit 1) as said_impact
  from entity e left join work w on w.id = e.id left join ticket t on t.id = e.id where e.title like 'chaos %'`

/** What of a ticket is missing, or there twice. */
function halves({ title, impact, parts, said_impact }: TicketFound): string[] {
  const wrong = Object.entries(parts).filter(([, n]) => n !== 1)
  const all = wrong.map(([name, n]) => `${title}: ${name} is there ${n} times`)
  if (impact !== (said_impact ?? 2))
    all.push(`${title}: impact ${impact}, and its last event says ${said_impact}`)
  return all
}

/** What was acknowledged of a ticket, and is not so. */
function broken(one: Noted, found: TicketFound | undefined): string[] {
  const { title, id, started, impact, asked } = one
  if (!found) return id === undefined ? [] : [`${title}: acknowledged and lost`]
  if (id !== undefined && id !== found.id) return [`${title}: acknowledged as another one`]
  const all: string[] = []
  if (started === 'yes' && found.state !== 'in-work')
    all.push(`${title}: its start was acknowledged and is lost`)
  if (![impact, ...asked].includes(found.impact ?? 0))
    all.push(`${title}: impact ${impact} was acknowledged, ${found.impact} is there`)
  return all
}

export async function ticketFindings(pool: Pool, noted: readonly Noted[]): Promise<string[]> {
  const { rows } = await pool.query<TicketFound>(ticketsNow)
  const byTitle = Map.groupBy(rows, ({ title }) => title)
  const twice = [...byTitle].filter(([, all]) => all.length > 1).map(([title]) => `${title}: there twice`)
  return [
    ...twice,
    ...rows.flatMap(halves),
    ...noted.flatMap((one) => broken(one, byTitle.get(one.title)?.[0])),
  ]
}

interface ReplyFound {
  mark: string
  parts: Record<string, number>
}

/** A reply is mailed to whoever asked, by a flow: that mail is there once if the flow took the event once. */
const repliesNow = `
  with told as materialized (
    select v.kind, d.payload::jsonb->>'comment_id' as comment, count(*)::int as n from event v join event_data d on d.event_id = v.id
    where v.kind in ('comment.added', 'desk.replied') group by 1, 2),
  mailed as materialized (
    select headers->>'X-Wheelhouse-Comment' as comment, count(*)::int as n from mail group by 1)
  select c.body as mark, jsonb_build_object(
    'event of words', coalesce((select n from told where kind = 'comment.added' and comment = c.id::text), 0),
    'event of reply', coalesce((select n from told where kind = 'desk.replied' and comment = c.id::text), 0),
    'words to search', (select count(*) from doc where doc.entity_id = c.entity_id and doc.part = c.id),
    'mail of its flow', coalesce((select n from mailed where comment = c.id::text), 0)) as parts
  from comment c join entity e on e.id = c.entity_id where e.title like 'chaos %' and c.kind = 'reply'`

export async function replyFindings(pool: Pool, noted: readonly Noted[]): Promise<string[]> {
  const { rows } = await pool.query<ReplyFound>(repliesNow)
  const there = Map.groupBy(rows, ({ mark }) => mark.trim())
  const lost = noted.flatMap(({ replies }) =>
    [...replies]
      .filter(([mark, yes]) => yes && !there.has(mark))
      .map(([mark]) => `${mark}: acknowledged and lost`),
  )
  const twice = [...there].filter(([, all]) => all.length > 1).map(([mark]) => `${mark}: there twice`)
  const halves = rows.flatMap(({ mark, parts }) =>
    Object.entries(parts)
      .filter(([, n]) => n !== 1)
      .map(([name, n]) => `${mark}: ${name} is there ${n} times`),
  )
  return [...lost, ...twice, ...halves]
}

export interface MailFound {
  findings: string[]
  sent: number
  /** Nobody knows whether these arrived: their sender was killed. */
  uncertain: number
}

/** What the mail server took beside what we know of it. */
export async function mailFindings(pool: Pool, { accepted }: MailSink): Promise<MailFound> {
  const { rows } = await pool.query<{ message_id: string; state: string }>(
    'select message_id, state from mail',
  )
  const findings = rows.flatMap(({ message_id, state }) => {
    const n = accepted.get(message_id) ?? 0
    if (n > 1) return [`the mail ${message_id} went ${n} times`]
    if (n === 1 && state !== 'sent' && state !== 'sending')
      return [`the mail ${message_id} went, and is ${state}`]
    if (n === 0 && state === 'sent') return [`the mail ${message_id} is sent, and never went`]
    return []
  })
  const known = new Set(rows.map(({ message_id }) => message_id))
  for (const id of accepted.keys())
    if (!known.has(id)) findings.push(`the mail ${id} went, and nobody knows of it`)
  const of = (state: string) => rows.filter((row) => row.state === state).length
  return { findings, sent: of('sent'), uncertain: of('sending') }
}
