import { isoOf, msOf } from '#lib/time/instant'
import type { Write } from '#kernel/context'
import { tagRecords } from '#facets/tags/public'
import { changeTicket, moveTicket, noteOnTicket, replyToTicket } from './commands/one.ts'
import type { MacroDefinition } from './macro-contract.ts'
import { addMacro } from './commands/save-macro.ts'
import { mergeTickets } from './commands/merge.ts'
import { openTickets } from './commands/open.ts'
import { historyOf } from './demo/history.ts'
import type { Life } from './demo/life.ts'
import { tellLives } from './demo/tell.ts'
import { stories, type Deed, type Story } from './demo/week.ts'
import type { Given } from './demo/world.ts'
import { keepNumbersAhead } from './import/numbers.ts'

export interface DemoDesk {
  people: ReadonlyMap<string, { id: string; site: string }>
  places: ReadonlyMap<string, string>
  categories: ReadonlyMap<string, string>
  teams: ReadonlyMap<string, string>
  /** The moment so many working minutes ago. */
  at: (ago: number) => string
  /** Runs one command as somebody at some moment, an ISO instant. */
  as: <T>(name: string, at: string, work: (ctx: Write) => Promise<T>) => Promise<T>
}

/** The desk of the whole company has a past. */
export interface DemoPast extends Given {
  /** Runs commands that write the past at once, told as of then. */
  past: <T>(work: (ctx: Write) => Promise<T>) => Promise<T>
  /** Runs one command as somebody then, of which nobody is told any more. */
  asThen: DemoDesk['as']
}

const html = (text: string) => `<p>${text}</p>`

/**
 * Lets the demo company's tickets happen: those of the past at once, told as of then; those of the last week command by
 * command, as they would have. History and clocks are real.
 */
export async function seedDesk(company: DemoDesk, past?: DemoPast) {
  await company.as('Ingrid Solheim', company.at(20_000), (ctx) => seedMacros(ctx, company.teams))
  const lives = past ? historyOf(past) : []
  const keys = past ? keysOf(company, lives) : undefined
  if (past && keys) await tellPast(company, past, lives, keys)
  for (const story of stories) await tell(company, story, keys?.get(story))
}

/** So many tickets are written in one transaction, and so many transactions at once. */
const [batch, abreast] = [250, 2]

async function tellPast(
  company: DemoDesk,
  { past, asThen }: DemoPast,
  lives: readonly Life[],
  keys: ReadonlyMap<object, string>,
) {
  const people = (name: string) => {
    const found = company.people.get(name)
    if (!found) throw new Error(`${name} is nobody here`)
    return found.id
  }
  const lead = lives.find(({ leads }) => leads)
  const names = {
    people,
    places: company.places,
    categories: company.categories,
    keys,
    lead: keys.get(lead ?? {}),
  }
  const ids = new Map<Life, string>()
  const tellSome = async (some: readonly Life[]) => {
    const rows = await past((ctx) => tellLives(ctx, some, names))
    for (const [n, { id }] of rows.entries()) {
      const life = some[n]
      if (life) ids.set(life, id)
    }
  }
  await past(async (ctx) => {
    await tagRecords(ctx, [], { add: [...new Set(lives.flatMap(({ tags }) => tags))] })
    await keepNumbersAhead(ctx, [...keys.values()])
  })
  // The first few alone: what all share is written down by one.
  await tellSome(lives.slice(0, batch))
  let next = batch
  const lane = async () => {
    while (next < lives.length) {
      const from = next
      next += batch
      await tellSome(lives.slice(from, from + batch))
    }
  }
  await Promise.all(Array.from({ length: abreast }, lane))
  const joined = lives.filter(({ merged }) => merged)
  const [merged] = joined.flatMap((life) => life.merged ?? [])
  const id = ids.get(lead ?? joined[0] ?? lives[0] ?? ({} as Life))
  if (merged && id !== undefined)
    await asThen(merged.by, isoOf(merged.at), (ctx) =>
      mergeTickets(ctx, { id, from: joined.flatMap((life) => ids.get(life) ?? []), dry_run: false }),
    )
}

/** The numbers of all, in the order in which they were opened; the vault ticket has the one by which the screens know it. */
function keysOf({ at }: DemoDesk, lives: readonly Life[]): ReadonlyMap<object, string> {
  const told = stories.map((story) => ({
    one: story as object,
    isRequest: story.request === true,
    ms: msOf(at(story.ago)),
  }))
  const all = [
    ...lives.map((life) => ({ one: life as object, isRequest: life.kind === 'request', ms: life.opened })),
    ...told,
  ]
  const sorted = all.toSorted((a, b) => a.ms - b.ms)
  const incidents = sorted.filter(({ isRequest }) => !isRequest)
  const its = incidents.findIndex(({ one }) => 'title' in one && String(one.title).startsWith(vault))
  const first = Math.max(1, vaultNumber - its)
  const requests = sorted.filter(({ isRequest }) => isRequest)
  return new Map([
    ...incidents.map(({ one }, n) => [one, `INC-${first + n}`] as const),
    ...requests.map(({ one }, n) => [one, `REQ-${1 + n}`] as const),
  ])
}
const [vault, vaultNumber] = ['Drawing vault hangs', 2836] as const

async function tell({ as, at, people, places, categories }: DemoDesk, story: Story, key?: string) {
  const asks = people.get(story.asks)
  const { id } = await as(story.asks, at(story.ago), async (ctx) => {
    const [made] = await openTickets(ctx, [
      {
        key,
        kind: story.request ? 'request' : 'incident',
        title: story.title,
        channel: 'portal',
        asked: true,
        requester_id: asks?.id,
        place_id: places.get(asks?.site ?? ''),
        category_id: categories.get(story.category),
        impact: story.weight[0],
        urgency: story.weight[1],
        description: { html: html(story.words) },
        tags: story.tags,
      },
    ])
    if (!made) throw new Error('nothing was opened')
    return made
  })
  for (const deed of story.deeds) await as(deed.by, at(deed.ago), (ctx) => act(ctx, id, deed, people))
}

async function act(ctx: Write, id: string, deed: Deed, people: DemoDesk['people']): Promise<unknown> {
  switch (deed.does) {
    case 'take':
      await changeTicket(ctx, { id, assignee_id: people.get(deed.for ?? deed.by)?.id ?? null })
      return moveTicket(ctx, { id, verb: 'start' })
    case 'raise':
      return changeTicket(ctx, { id, impact: 1, urgency: 2 })
    case 'reply':
      return replyToTicket(ctx, { id, html: html(deed.text ?? ''), files: [], verb: deed.verb })
    case 'note':
      return noteOnTicket(ctx, { id, html: html(deed.text ?? ''), files: [] })
    case 'move':
      return moveTicket(ctx, {
        id,
        verb: deed.verb ?? 'start',
        resolution: deed.text,
        hold_until:
          deed.verb === 'plan' ? new Date(Date.parse(ctx.now) + 6 * 24 * 3_600_000).toISOString() : undefined,
      })
  }
}

const macros: readonly [title: string, definition: Partial<MacroDefinition>, team?: string][] = [
  [
    'Ask for a restart',
    {
      html: html(
        'Hello {{requester.first}}, please restart the machine once and tell me whether {{key}} still happens. Greetings, {{me.first}}',
      ),
      verb: 'wait',
    },
  ],
  [
    'Thank and close',
    {
      html: html(
        'Hello {{requester.first}}, good to hear. I close {{key}}; write back any time and it opens again.',
      ),
    },
  ],
  ['Hand to the network team', { tags: ['network'] }, 'Network'],
]

async function seedMacros(ctx: Write, teams: DemoDesk['teams']) {
  for (const [position, [title, definition, team]] of macros.entries()) {
    const patch = team === undefined ? {} : { team_id: teams.get(team) }
    await addMacro(ctx, {
      title,
      team_id: null,
      position,
      definition: { patch, as: 'reply', tags: [], ...definition },
    })
  }
}
