import { Refusal } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import type { WorkRow } from '#facets/work/load'
import type { Draft, Opened } from '../contract.ts'
import { isAsked } from '../policy.ts'
import { w } from '../words.ts'
import { type NewTicket, openTickets } from './open.ts'

/** What only the desk may decide when a ticket is opened. */
const deskOnly = ['impact', 'team_id', 'assignee_id', 'restricted', 'channel'] as const

function draftOf({ actor }: Write, draft: Draft): NewTicket {
  const atDesk = may(actor, 'desk.work')
  const requester_id = draft.requester_id ?? (atDesk ? undefined : actor.id)
  if (!atDesk && requester_id !== actor.id) throw new Refusal('forbidden', w.later('refuse.own-only'))
  if (!atDesk && deskOnly.some((key) => draft[key] !== undefined && draft[key] !== false))
    throw new Refusal('forbidden', w.later('refuse.requester-fields'))
  const { description, channel, ...fields } = draft
  return {
    ...fields,
    requester_id: requester_id ?? actor.id,
    channel: channel ?? (actor.token ? 'api' : atDesk ? 'desk' : 'portal'),
    description: { html: description },
    asked: isAsked({ requester_id, channel }, actor.id),
  }
}

const answer = (row: WorkRow, { tags, kind }: Draft): Opened => ({
  id: row.id,
  key: row.key,
  title: row.title,
  kind,
  state: row.state,
  priority: row.priority,
  impact: row.impact,
  urgency: row.urgency,
  due_at: row.due_at === 'infinity' ? null : row.due_at,
  opened_at: row.opened_at,
  tags,
  requester_id: row.requester_id,
  team_id: row.team_id,
})

/** Opens what one asker sends at once. */
export async function openDrafts(ctx: Write, drafts: readonly Draft[]): Promise<Opened[]> {
  const rows = await openTickets(
    ctx,
    drafts.map((draft) => draftOf(ctx, draft)),
  )
  return rows.flatMap((row, n) => (drafts[n] ? answer(row, drafts[n]) : []))
}
