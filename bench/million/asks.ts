import type { Call } from '../load.ts'
import type { OpenDb } from '#kernel/db'
import type { Random } from '#lib/random'

export interface Asked {
  name: string
  /** What p95 is asked for, in milliseconds. */
  most: number
  next: (n: number) => Call
}

const get = (path: string) => (): Call => ({ method: 'GET', path })
const list = (q: string, sort: string) =>
  get(`/api/desk/tickets?q=${encodeURIComponent(q)}&sort=${encodeURIComponent(sort)}&limit=50`)
const count = (q: string, most: number) => get(`/api/desk/count?q=${encodeURIComponent(q)}&most=${most}`)

const lists: [string, string, string][] = [
  ['list: open, due first', 'is:open', 'due'],
  ['list: open of a team, most urgent first', 'is:open team:Network', 'priority'],
  ['list: everything, last moved first', '', 'moved'],
  ['list: nobody’s, urgent', 'is:open assignee:none priority:1..2', 'priority'],
  ['saved view: breaks today', 'is:open due:today', 'due'],
  ['saved view: waiting, quiet ones first', 'phase:waiting', 'quiet'],
  ['saved view: solved this week', 'phase:done updated>-7d', 'moved'],
  ['sort: a number of our own', '', '-custom.incident-0'],
  ['sort: a text of our own, open ones', 'is:open', 'custom.incident-1'],
  ['sort: a date of our own', '', 'custom.request-2'],
  ['filter: a number of our own', 'incident-0>99000', '-custom.incident-0'],
  ['filter: a choice of our own, open ones', 'is:open request-3:red', 'due'],
  ['filter: a field that few have', 'incident-50:*', 'newest'],
  ['filter: two words of one text in a hundred', 'harness oscilloscope', 'newest'],
  ['filter: a common word', 'scanner', 'newest'],
  ['filter: two common words', 'scanner bergen', 'newest'],
  ['filter: two common words, open ones due first', 'is:open scanner bergen', 'due'],
  ['filter: two common words of a team', 'is:open team:Network scanner bergen', 'priority'],
]

/** What is read all day, with what each may take. */
export async function asksOf({ pool }: OpenDb, random: Random): Promise<Asked[]> {
  const { rows } = await pool.query<{ id: string }>(
    `(select id from work tablesample system (0.2) where not open limit 1500) union all (select id from work where open limit 500)`,
  )
  const ids = rows.map(({ id }) => id)
  const views = { rows: await savedView(pool) }
  return [
    ...lists.map(([name, q, sort]) => ({ name, most: 50, next: list(q, sort) })),
    ...views.rows.map(({ q, sort }) => ({ name: 'saved view of one’s own', most: 50, next: list(q, sort) })),
    {
      name: 'filter: a number that few have',
      most: 50,
      next: () => list(String(10_000 + random.below(90_000)), 'newest')(),
    },
    { name: 'ticket', most: 50, next: () => get(`/api/desk/tickets/${random.pick(ids)}`)() },
    {
      name: 'what was said on it',
      most: 50,
      next: () => get(`/api/records/${random.pick(ids)}/comments`)(),
    },
    {
      name: 'search: a common word',
      most: 150,
      next: () => get(`/api/search?q=${random.pick(['scanner', 'hamburg', 'vpn', 'badge'])}`)(),
    },
    { name: 'search: two common words', most: 150, next: get('/api/search?q=scanner%20hamburg') },
    {
      name: 'search: a number that few have',
      most: 150,
      next: () => get(`/api/search?q=${random.below(100_000)}`)(),
    },
    // The shell counts no further than it shows; a view counts to ten thousand.
    { name: 'badge: open tickets', most: 20, next: count('is:open', 1000) },
    { name: 'count of a view: open ones', most: 50, next: count('is:open', 10_000) },
    { name: 'count of a view: nobody’s', most: 50, next: count('is:open assignee:none', 10_000) },
    { name: 'badge: unread notices', most: 20, next: get('/api/notices/count') },
  ]
}

/** One that people of a desk keep, by its filter and order. */
async function savedView(pool: OpenDb['pool']): Promise<{ q: string; sort: string }[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from principal where kind = 'person' and id in (select assignee_id from work where open limit 1)`,
  )
  return rows.map(({ name }) => ({
    q: `is:open assignee:"${name}" priority<=3 created>-90d`,
    sort: 'priority',
  }))
}
