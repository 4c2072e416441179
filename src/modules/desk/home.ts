import { type Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { unansweredMentions } from '#facets/comments/mentions'
import { firstStep } from '#facets/home/first-steps'
import { type Finding, type HomePanel, tellAtHome } from '#facets/home/panels'
import { currentWorkflow } from '#facets/work/workflows'
import { kindNames } from './kind-names.ts'
import { countTickets, listTickets } from './queries/list.ts'
import { w } from './words.ts'

const shown = 5
type Row = Awaited<ReturnType<typeof listTickets>>['items'][number]

const first = async (ctx: Read, q: string, sort: string) =>
  (await listTickets(ctx, { q, sort, limit: shown })).items
const count = async (ctx: Read, q: string) => (await countTickets(ctx, { q })).n
const at = (q: string, sort: string) => `/desk?q=${encodeURIComponent(q)}&sort=${sort}`

const item = ({ id, key, title, clocks, requester }: Row) => ({
  id,
  key,
  title,
  to: `/desk/${key}`,
  sub: requester?.name ?? null,
  clock: clocks[0] ?? null,
})

/** One filter as a panel: how many there are, and the first few of them. */
async function panelOf(
  ctx: Read,
  q: string,
  sort: string,
  title: (n: number) => Sentence,
): Promise<Finding | null> {
  const n = await count(ctx, q)
  if (n === 0) return null
  return {
    title: title(n),
    figures: [{ words: w.later('home.all', { n }), to: at(q, sort) }],
    items: (await first(ctx, q, sort)).map(item),
  }
}

const clocks: HomePanel = {
  name: 'desk.clocks',
  order: 10,
  can: 'desk.work',
  async find(ctx) {
    const late = 'is:open due<now'
    const soon = 'is:open due:today due>now'
    const [broken, today] = [await count(ctx, late), await count(ctx, soon)]
    if (broken + today === 0) return null
    const q = 'is:open (due<now or due:today)'
    return {
      title: w.later('home.clocks', { broken, today }),
      figures: [
        ...(broken > 0 ? [{ words: w.later('home.broken', { n: broken }), to: at(late, 'due') }] : []),
        ...(today > 0 ? [{ words: w.later('home.today', { n: today }), to: at(soon, 'due') }] : []),
      ],
      items: (await first(ctx, q, 'due')).map(item),
    }
  },
}

const unassigned: HomePanel = {
  name: 'desk.unassigned',
  order: 20,
  can: 'desk.work',
  find: (ctx) => panelOf(ctx, 'is:open assignee:none', 'priority', (n) => w.later('home.unassigned', { n })),
}

const mine: HomePanel = {
  name: 'desk.mine',
  order: 30,
  can: 'desk.work',
  find: (ctx) => panelOf(ctx, 'is:open assignee:me', 'due', (n) => w.later('home.mine', { n })),
}

/** A state of one kind of ticket: another kind may call another state so. */
const stateOf = (kind: string, state: string) => `${kind} ${state}`

/** States in which the desk waits for who asked, not for a supplier or a date. */
async function statesAsking(ctx: Read): Promise<ReadonlySet<string>> {
  const asking = await Promise.all(
    kindNames.map(async (kind) => {
      const { states } = (await currentWorkflow(ctx, kind)).workflow
      return states.flatMap(({ name, waits_for }) => (waits_for === 'requester' ? [stateOf(kind, name)] : []))
    }),
  )
  return new Set(asking.flat())
}

const yours: HomePanel = {
  name: 'desk.yours',
  order: 40,
  async find(ctx) {
    const found = await panelOf(ctx, 'is:open requester:me', 'moved', (n) => w.later('home.yours', { n }))
    if (!found) return null
    const asking = await statesAsking(ctx)
    const waiting = await first(ctx, 'requester:me phase:waiting', 'moved')
    const awaited = new Set(
      waiting.filter(({ kind, state }) => asking.has(stateOf(kind, state))).map(({ id }) => id),
    )
    return {
      ...found,
      items: found.items.map((one) => ({
        ...one,
        sub: null,
        clock: null,
        mark: awaited.has(one.id) ? { tone: 'warn' as const, words: w.later('home.your-word') } : null,
      })),
    }
  },
}

/** Whoever was named and has not written there since, while it is open. */
const named: HomePanel = {
  name: 'desk.named',
  order: 15,
  can: 'desk.work',
  async find(ctx) {
    const mentions = await unansweredMentions(ctx, kindNames, 14)
    if (mentions.length === 0) return null
    const by = new Map(mentions.map(({ key, author }) => [key, author]))
    const q = `is:open key:${[...by.keys()].join(',')}`
    const { items } = await listTickets(ctx, { q, sort: 'moved', limit: by.size })
    if (items.length === 0) return null
    return {
      title: w.later('home.named', { n: items.length }),
      figures: [{ words: w.later('home.all', { n: items.length }), to: at(q, 'moved') }],
      items: items
        .slice(0, shown)
        .map((row) => ({ ...item(row), sub: w.later('home.named-by', { name: by.get(row.key) ?? '' }) })),
    }
  },
}

firstStep({
  name: 'desk.import',
  order: 50,
  can: 'imports.run',
  title: w.later('first-import'),
  why: w.later('first-import-why'),
  to: '/admin/imports',
  isDone: async ({ db }) =>
    (await db.selectFrom('work').select('id').limit(1).executeTakeFirst()) !== undefined,
})

for (const panel of [clocks, named, unassigned, mine, yours]) tellAtHome(panel)
