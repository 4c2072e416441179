import { beforeAll, expect, test } from 'vitest'
import { seedDemo } from '#apps/demo'
import { isoOf, MINUTE_MS, msOf } from '#lib/time/instant'
import { system } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import { type Write, writing } from '#kernel/context'
import { lived } from '#kernel/lived'
import { freshDb } from '#test/harness'
import { compose } from '#apps/compose'
import { changeTicket, moveTicket, noteOnTicket, replyToTicket } from '../commands/one.ts'
import { openTickets } from '../commands/open.ts'
import { spendTime } from '../commands/times.ts'
import type { Done, Life } from './life.ts'
import { tellLives } from './tell.ts'

compose()
const { db, pool } = await freshDb()
beforeAll(() => seedDemo(db))

const opened = msOf('2026-03-10T08:00:00.000Z')
const [asker, worker] = ['Lena Vogt', 'Jonas Behrens']
const at = (minutes: number) => opened + minutes * MINUTE_MS
const deeds: readonly Done[] = [
  { at: at(20), by: worker, is: 'raise', weight: [2, 1] },
  { at: at(21), by: worker, is: 'take' },
  { at: at(45), by: worker, is: 'reply', text: 'Which one?', waits: true },
  { at: at(200), by: asker, is: 'asks', text: 'The left one.' },
  { at: at(230), by: worker, is: 'reply', text: 'I order it.' },
  { at: at(231), by: worker, is: 'note', text: 'Case 12.' },
  { at: at(232), by: worker, is: 'supplier' },
  { at: at(9000), by: worker, is: 'take' },
  { at: at(9100), by: worker, is: 'spend', minutes: 25 },
  { at: at(9101), by: worker, is: 'solve', text: 'New one.' },
  { at: at(10_500), by: asker, is: 'asks', text: 'Broken again.' },
  { at: at(10_560), by: worker, is: 'solve', text: 'Another one.', cause: 'Hardware fault' },
  { at: at(20_000), by: worker, is: 'close' },
]

async function ids() {
  const { rows } = await pool.query<{ name: string; id: string }>(
    `select name, id from principal union all select title, id from place where level = 'site' union all select path, id from category`,
  )
  return new Map(rows.map(({ name, id }) => [name, id]))
}

async function as<T>(name: string, moment: number, work: (ctx: Write) => Promise<T>) {
  const actor = await actorOf(db, (await ids()).get(name) ?? '')
  if (!actor) throw new Error(`${name} is nobody here`)
  return writing({ db, actor, now: isoOf(moment) }, work)
}

const html = (text: string) => `<p>${text}</p>`

async function byCommand(id: string, deed: Done): Promise<unknown> {
  const { at: moment, by } = deed
  const known = await ids()
  return as(by, moment, async (ctx) => {
    switch (deed.is) {
      case 'raise':
        return changeTicket(ctx, { id, impact: deed.weight[0], urgency: deed.weight[1] })
      case 'take': {
        await changeTicket(ctx, { id, assignee_id: known.get(by) ?? null })
        return moveTicket(ctx, { id, verb: 'start' })
      }
      case 'reply':
        return replyToTicket(ctx, {
          id,
          html: html(deed.text),
          files: [],
          verb: deed.waits ? 'wait' : undefined,
        })
      case 'asks':
        return replyToTicket(ctx, { id, html: html(deed.text), files: [] })
      case 'note':
        return noteOnTicket(ctx, { id, html: html(deed.text), files: [] })
      case 'supplier':
        return moveTicket(ctx, { id, verb: 'wait-supplier' })
      case 'solve':
        return moveTicket(ctx, { id, verb: 'solve', resolution: deed.text, cause: deed.cause })
      case 'spend':
        return spendTime(ctx, { id, minutes: deed.minutes, note: '' })
      case 'close':
      case 'cancel':
        return moveTicket(ctx, { id, verb: deed.is })
    }
  })
}

async function stands(id: string) {
  const one = async (text: string) => (await pool.query<Record<string, unknown>>(text, [id])).rows
  return {
    work: await one(
      `select kind, state, phase, priority, impact, urgency, team_id, assignee_id, requester_id, place_id, due_at, opened_at, updated_at,
        solved_at, word, audience_id, cause, resolution from work join ticket using (id) where id = $1`,
    ),
    clocks: await one(
      `select metric, row, phase, due_at, next_at from clock where entity_id = $1 order by metric`,
    ),
    said: await one(
      `select kind, author_id, outside, html, created_at, channel, recipients from comment where entity_id = $1 order by created_at`,
    ),
    told: await one(`select at, kind, actor_id, granted from event where subject_id = $1
      and kind not like 'clock.%' order by at, kind`),
    times: await one(`select person_id, minutes, spent_on, note from time_entry where work_id = $1`),
    found: await one(`select tokens::text from doc where entity_id = $1 and part <> $1 order by 1`),
    seen: await one(`select principal_id, reason from entity_grant where entity_id = $1`),
  }
}

test('what is told at once stands as if it had been done command by command', async () => {
  const known = await ids()
  const [row] = await as(asker, opened, (ctx) =>
    openTickets(ctx, [
      {
        kind: 'incident',
        title: 'Screen is dark',
        channel: 'portal',
        asked: true,
        requester_id: known.get(asker),
        place_id: known.get('Hamburg'),
        category_id: known.get('Hardware › Screen'),
        impact: 3,
        urgency: 2,
        description: { html: html('Since lunch.') },
      },
    ]),
  )
  for (const deed of deeds) await byCommand(row?.id ?? '', deed)
  const life: Life = {
    kind: 'incident',
    title: 'Screen is dark',
    asks: asker,
    site: 'Hamburg',
    category: 'Hardware › Screen',
    weight: [3, 2],
    opened,
    channel: 'portal',
    words: 'Since lunch.',
    tags: [],
    deeds,
  }
  const [told] = await writing({ db, actor: system, now: '2026-11-20T10:00:00.000Z' }, async (ctx) => {
    const { ctx: then, tell } = lived(ctx)
    const rows = await tellLives(then, [life], {
      people: (name) => known.get(name) ?? '',
      places: known,
      categories: known,
      keys: new Map([[life, 'INC-77']]),
      lead: undefined,
    })
    tell()
    return rows
  })
  expect(told?.key).toBe('INC-77')
  expect(await stands(told?.id ?? '')).toEqual(await stands(row?.id ?? ''))
})

test('nobody is written to or worked for because of the past', async () => {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*)::int as n from outbox join event on event.id = event_id
      where subject_id = (select id from work where key = 'INC-77')`,
  )
  expect(rows).toEqual([{ n: 0 }])
})
