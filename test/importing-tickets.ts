import { sql } from 'kysely'
import { importing } from './importing.ts'
import { spreadsheet } from './spreadsheet.ts'
import type { Someone, world } from './world.ts'
import { zammadHeading } from './zammad-heading.ts'

interface Ticket {
  id: string
  key: string
  title: string
  state: string
  phase: string
  priority: number
  word: string
  opened_at: string
  updated_at: string
  solved_at: string | null
  requester: string | null
  assignee: string | null
  team: string | null
  channel: string
  tags: string[]
  minutes: number
  clocks: number
}

/** Imports of tickets into a test’s house, and what is there of them afterwards. */
export function importingTickets(house: Awaited<ReturnType<typeof world>>) {
  const { db } = house
  const imports = importing(house)
  async function ticket(key: string): Promise<Ticket | undefined> {
    const { rows: found } = await sql<Ticket>`
      select w.*, r.name as requester, a.name as assignee, g.name as team, t.channel, t.cause, t.resolution,
        array(select tag.title from entity_tag x join tag on tag.id = x.tag_id where x.entity_id = w.id order by 1) as tags,
        (select coalesce(sum(minutes), 0)::int from time_entry where work_id = w.id) as minutes,
        (select count(*)::int from clock where entity_id = w.id) as clocks
      from work w join ticket t on t.id = w.id left join principal r on r.id = w.requester_id
      left join principal a on a.id = w.assignee_id left join principal g on g.id = w.team_id where w.key = ${key}`.execute(
      db,
    )
    return found[0]
  }
  const words = async (key: string) => {
    const { rows: found } = await sql<{ kind: string; body: string; author: string; at: string }>`
      select c.kind, c.body, coalesce(c.author_name, p.name) as author, c.created_at as at, c.channel from comment c
      join entity e on e.id = c.entity_id and e.key = ${key} join principal p on p.id = c.author_id order by c.created_at`.execute(
      db,
    )
    return found
  }
  const verdicts = async (who: Someone, of: { id: string }, which?: string) =>
    (await imports.rows(who, of, which)).map(({ n, verdict, reasons, notes }) => [
      n,
      verdict,
      ...reasons,
      ...notes,
    ])
  return { ...imports, ticket, words, verdicts }
}

/** A ticket in a table as Zammad writes it. */
export const line = (
  number: string,
  title: string,
  state: string,
  more: Partial<Record<string, string | number>> = {},
) => {
  const values: Record<string, string | number | null> = {
    '#': number,
    Title: title,
    State: state,
    Priority: '2 normal',
    Group: 'Network',
    Owner: 'Tina Tech',
    Customer: `Customer ${number}`,
    'Create Channel': 'email',
    Sender: 'Customer',
    'Created At': '2026-01-15 10:00:00',
    'Updated At': '2026-02-01 12:30:00',
    ...more,
  }
  return zammadHeading.map((name) => values[name] ?? null)
}
/** Zammad’s own export. */
export const zammad = (...lines: ReturnType<typeof line>[]) =>
  spreadsheet([['2026-01'], [], zammadHeading, ...lines, [], ['Timezone: Europe/Berlin']])
