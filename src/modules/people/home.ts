import { sql } from 'kysely'
import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { type Finding, type HomePanel, tellAtHome } from '#facets/home/panels'
import { countPeople, listPeople } from './queries/list.ts'
import { w } from './words.ts'

const shown = 5
type Row = Awaited<ReturnType<typeof listPeople>>['items'][number]

interface Asked {
  q: string
  sort?: string
  title: (n: number) => Sentence
  day?: (row: Row) => { date: string; until: boolean } | null
  /** Days that the rows do not hold, by id. */
  days?: (ctx: Read, ids: readonly string[]) => Promise<ReadonlyMap<string, string | null>>
  calm?: boolean
}

const roleOf = ({ job_title, department }: Row) =>
  [job_title, department?.name].filter((part) => part).join(', ') || null

/** One filter over the directory as a panel: how many there are, and the first few of them. */
async function panelOf(
  ctx: Read,
  { q, sort = 'name', title, day, days, calm = false }: Asked,
): Promise<Finding | null> {
  const { n } = await countPeople(ctx, { q })
  if (n === 0) return null
  const { items } = await listPeople(ctx, { q, sort, limit: shown })
  const known = await days?.(
    ctx,
    items.map(({ id }) => id),
  )
  const dayKnown = ({ id }: Row) => {
    const date = known?.get(id)
    return date ? { date, until: false } : null
  }
  return {
    title: title(n),
    calm,
    figures: [{ words: w.later('home.all', { n }), to: `/people?q=${encodeURIComponent(q)}&sort=${sort}` }],
    items: items.map((row) => ({
      id: row.id,
      key: row.key,
      title: row.name,
      to: `/people/${row.key}`,
      sub: roleOf(row),
      day: day?.(row) ?? dayKnown(row),
    })),
  }
}

/** Last days are no part of the directory: only who manages people asks for them. */
async function lastDays({ db }: Read, ids: readonly string[]) {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'ends_on'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, ends_on }) => [id, ends_on]))
}

const panels: readonly HomePanel[] = [
  {
    name: 'people.leaving',
    order: 50,
    can: 'people.manage',
    find: (ctx) =>
      panelOf(ctx, {
        q: '-state:left leaves>=today leaves<=14d',
        title: (n) => w.later('home.leaving', { n }),
        days: lastDays,
      }),
  },
  {
    name: 'people.joining',
    order: 51,
    can: 'people.add',
    find: (ctx) =>
      panelOf(ctx, {
        q: 'state:joining joined<=14d',
        sort: 'joined',
        title: (n) => w.later('home.joining', { n }),
        day: ({ starts_on }) => (starts_on === null ? null : { date: starts_on, until: false }),
      }),
  },
  {
    name: 'people.nowhere',
    order: 52,
    can: 'people.manage',
    find: (ctx) =>
      panelOf(ctx, {
        q: 'type:employee -state:left (department:none or place:none)',
        title: (n) => w.later('home.nowhere', { n }),
      }),
  },
  {
    name: 'people.away',
    order: 60,
    can: 'people.read',
    find: (ctx) =>
      panelOf(ctx, {
        q: 'away:yes -state:left (team:my-teams or manager:me)',
        title: (n) => w.later('home.away', { n }),
        day: ({ away_until }) => (away_until === null ? null : { date: away_until, until: true }),
        calm: true,
      }),
  },
]

for (const panel of panels) tellAtHome(panel)
