import { Refusal } from '#lib/refusal'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import { needPrincipals } from '#kernel/auth/principals'
import type { Write } from '#kernel/context'
import { together } from '#kernel/together'
import { addComments, type NewComment } from '#facets/comments/add'
import { refusal as words } from '#facets/comments/policy'
import { attachFiles } from '#facets/files/public'
import { startServiceLevels } from '#facets/clocks/service-levels'
import { tagRecords } from '#facets/tags/public'
import { addConcerns } from '#facets/watchers/public'
import type { WorkRow } from '#facets/work/load'
import { type NewWork, openWork } from '#facets/work/open'
import type { desk, Ticket } from '../contract.ts'
import { w } from '../words.ts'
import { isAsked } from '../policy.ts'
import { showTicket } from '../queries/show.ts'
import { carryFiles } from './files.ts'

export interface NewTicket extends NewWork {
  kind: 'incident' | 'request'
  channel: 'portal' | 'desk' | 'mail' | 'phone' | 'api' | 'import'
  description?: Omit<NewComment, 'on' | 'kind'> | undefined
  /** Somebody outside asked: a first answer is owed. */
  asked: boolean
  affected?: readonly string[] | undefined
  tags?: readonly string[] | undefined
  /** Brought by the actor beforehand. */
  files?: readonly string[] | undefined
  cause?: string | undefined
  resolution?: string | undefined
  /** Who asks, where it is a name and nobody here. */
  asked_by?: string | undefined
}

/** Opens tickets, in order, with all that belongs to one: work, first words, clocks. Imports bring their own clocks' ends. */
export async function openTickets(ctx: Write, drafts: readonly NewTicket[]): Promise<WorkRow[]> {
  const affected = drafts.flatMap((draft) => draft.affected ?? [])
  await needPrincipals(ctx, [{ field: 'affected', is: 'either', ids: affected }], {
    gone: ctx.origin === 'import',
  })
  const opened = new Map<NewTicket, WorkRow>()
  for (const [kind, some] of Map.groupBy(drafts, (draft) => draft.kind)) {
    const rows = await openWork(ctx, kind, some, (unwritten) => promised(ctx, some, unwritten))
    for (const [n, draft] of some.entries()) {
      const row = rows[n]
      if (row) opened.set(draft, row)
    }
  }
  const all = [...opened]
  if (all.length === 0) return []
  await together(
    describe(ctx, all),
    addConcerns(
      ctx,
      all.flatMap(([{ affected = [] }, record]) =>
        affected.map((principal_id) => ({ record, principal_id, role: 'affected' as const })),
      ),
    ),
  )
  return drafts.flatMap((draft) => opened.get(draft) ?? [])
}

type Opened = readonly (readonly [NewTicket, WorkRow])[]

/** What only the desk knows, and tags, come before clocks: a policy may be for what came by phone, or is tagged. */
async function promised(ctx: Write, drafts: readonly NewTicket[], rows: readonly WorkRow[]) {
  const all = drafts.flatMap((draft, n) => (rows[n] ? [[draft, rows[n]] as const] : []))
  const tickets = all.map(([{ channel, cause, resolution, asked_by }, { id }]) => ({
    id,
    channel,
    cause: cause ?? '',
    resolution: resolution ?? '',
    asked_by: asked_by ?? null,
  }))
  ctx.later(ctx.db.insertInto('ticket').values(tickets).execute())
  await tagOpened(ctx, all)
  // What an import brings is history: its clocks stood still long ago, or start with the next change.
  if (ctx.origin === 'import') return new Map<string, string>()
  return startServiceLevels(
    ctx,
    all.map(([{ asked }, row]) => ({ row, asked })),
  )
}

/** The words that a ticket was opened with, and the files that came with them. */
async function describe(ctx: Write, all: Opened) {
  const described = all.filter(([{ description }]) => description && words.send(description.html) === null)
  const said = await addComments(
    ctx,
    described.map(([{ description }, on]) => ({
      html: '',
      ...description,
      on,
      kind: 'description' as const,
    })),
  )
  for (const [n, [{ description, files = [] }]] of described.entries())
    await carryFiles(ctx, said.slice(n, n + 1), description?.html ?? '', files)
  // Without a word to come with, files are the ticket's own.
  const told = new Set(described.map(([draft]) => draft))
  for (const [draft, on] of all)
    if (!told.has(draft)) await attachFiles(ctx, on, draft.files ?? [], { internal: false })
}

async function tagOpened(ctx: Write, all: Opened) {
  for (const [tags, some] of Map.groupBy(all, ([{ tags: given = [] }]) => JSON.stringify(given)))
    await tagRecords(
      ctx,
      some.map(([, row]) => row),
      { add: JSON.parse(tags) as string[], isQuiet: ctx.origin === 'import' },
    )
}

/** What only the desk may decide when a ticket is opened. */
const deskOnly = ['impact', 'team_id', 'assignee_id', 'restricted', 'channel'] as const

export async function openTicket(ctx: Write, draft: Input<typeof desk.open>): Promise<Ticket> {
  const { actor } = ctx
  const atDesk = may(actor, 'desk.work')
  const requester_id = draft.requester_id ?? (atDesk ? undefined : actor.id)
  if (!atDesk && requester_id !== actor.id) throw new Refusal('forbidden', w.later('refuse.own-only'))
  if (!atDesk && deskOnly.some((key) => draft[key] !== undefined && draft[key] !== false))
    throw new Refusal('forbidden', w.later('refuse.requester-fields'))
  const { description, channel, ...fields } = draft
  const [row] = await openTickets(ctx, [
    {
      ...fields,
      requester_id: requester_id ?? actor.id,
      channel: channel ?? (actor.token ? 'api' : atDesk ? 'desk' : 'portal'),
      description: { html: description },
      asked: isAsked({ requester_id, channel }, actor.id),
    },
  ])
  if (!row) throw new Error('nothing was opened')
  return showTicket(ctx, row)
}
