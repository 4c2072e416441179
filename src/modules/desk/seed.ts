import type { Write } from '#kernel/context'
import { changeTicket, moveTicket, noteOnTicket, replyToTicket } from './commands/one.ts'
import type { MacroDefinition } from './macro-contract.ts'
import { addMacro } from './commands/save-macro.ts'
import { openTickets } from './commands/open.ts'
import { stories, type Deed, type Story } from './demo-stories.ts'

export interface DemoDesk {
  people: ReadonlyMap<string, { id: string; site: string }>
  places: ReadonlyMap<string, string>
  categories: ReadonlyMap<string, string>
  teams: ReadonlyMap<string, string>
  /** Runs one command as somebody at some moment, so many working minutes ago. */
  as: <T>(name: string, ago: number, work: (ctx: Write) => Promise<T>) => Promise<T>
}

const html = (text: string) => `<p>${text}</p>`

/** Lets the demo company's tickets happen, command by command, as they would have: history and clocks are real. */
export async function seedDesk(company: DemoDesk) {
  await company.as('Ingrid Solheim', 20_000, (ctx) => seedMacros(ctx, company.teams))
  for (const story of stories) await tell(company, story)
}

async function tell({ as, people, places, categories }: DemoDesk, story: Story) {
  const asks = people.get(story.asks)
  const { id } = await as(story.asks, story.ago, async (ctx) => {
    const [made] = await openTickets(ctx, [
      {
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
  for (const deed of story.deeds) await as(deed.by, deed.ago, (ctx) => act(ctx, id, deed, people))
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
