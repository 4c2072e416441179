import { needPrincipals } from '#kernel/auth/principals'
import type { Write } from '#kernel/context'
import { insertRows } from '#kernel/insert-rows'
import { together } from '#kernel/together'
import { addComments, type NewComment } from '#facets/comments/add'
import { refusal as words } from '#facets/comments/policy'
import { attachFiles } from '#facets/files/public'
import { startServiceLevels } from '#facets/clocks/service-levels'
import { tagRecords } from '#facets/tags/public'
import { addConcerns } from '#facets/watchers/public'
import type { WorkRow } from '#facets/work/load'
import { type NewWork, openWork } from '#facets/work/open'
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

type Pairs = readonly (readonly [NewTicket, WorkRow])[]

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
  ctx.later(insertRows('ticket', tickets).execute(ctx.db))
  await tagOpened(ctx, all)
  // What an import brings is history: its clocks stood still long ago, or start with the next change.
  if (ctx.origin === 'import') return new Map<string, string>()
  return startServiceLevels(
    ctx,
    all.map(([{ asked }, row]) => ({ row, asked })),
  )
}

/** The words that a ticket was opened with, and the files that came with them. */
async function describe(ctx: Write, all: Pairs) {
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

async function tagOpened(ctx: Write, all: Pairs) {
  for (const [tags, some] of Map.groupBy(all, ([{ tags: given = [] }]) => JSON.stringify(given)))
    await tagRecords(
      ctx,
      some.map(([, row]) => row),
      { add: JSON.parse(tags) as string[], isQuiet: ctx.origin === 'import' },
    )
}
