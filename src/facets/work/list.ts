import { titleSaid } from '#lib/words'
import { type RawBuilder, sql } from 'kysely'
import type { Named } from '#lib/shapes'
import { t } from '#kernel/list-parts'
import type { ListSpec } from '#kernel/listing'
import type { ClockCell, WorkItem } from './contract.ts'
import { stateOf, type Workflow } from './engine/workflow.ts'
import { w } from './words.ts'

// Names are asked row by row: that is cheaper to plan than joins, and a page has few rows.
const principalOf = (id: 'team_id' | 'assignee_id' | 'requester_id') =>
  sql`(select name from principal where principal.id = ${t(id)})`

/** What every list of work selects; `dressedWork` makes the contract's `workFields` of it, bar clocks and what the state is called. */
export const workSelect = {
  id: t('id'),
  kind: t('kind'),
  key: t('key'),
  title: t('title'),
  state: t('state'),
  workflow_id: t('workflow_id'),
  phase: t('phase'),
  priority: t('priority'),
  impact: t('impact'),
  urgency: t('urgency'),
  category_id: t('category_id'),
  category_name: sql`(select path from category where category.id = t.category_id)`,
  team_id: t('team_id'),
  team_name: principalOf('team_id'),
  assignee_id: t('assignee_id'),
  assignee_name: principalOf('assignee_id'),
  requester_id: t('requester_id'),
  requester_name: principalOf('requester_id'),
  place_id: t('place_id'),
  place_name: sql`(select title from place where place.id = t.place_id)`,
  due_at: sql`nullif(t.due_at, 'infinity')`,
  hold_until: t('hold_until'),
  opened_at: t('opened_at'),
  updated_at: t('updated_at'),
  solved_at: t('solved_at'),
  word: t('word'),
  restricted: t('restricted'),
} satisfies Record<string, RawBuilder<unknown>>

/** What a list of work has selected. */
export interface ListedWork extends Omit<
  WorkItem,
  'category' | 'team' | 'assignee' | 'requester' | 'place' | 'state_title' | 'clocks'
> {
  workflow_id: string
  category_id: string | null
  category_name: string | null
  team_id: string | null
  team_name: string | null
  assignee_id: string | null
  assignee_name: string | null
  requester_id: string | null
  requester_name: string | null
  place_id: string | null
  place_name: string | null
}

const named = (id: string | null, name: string | null): Named | null =>
  id === null || name === null ? null : { id, name }

/** A listed row as the contract has it; `flow`: what its state is called there. Written out, so that all rows have one shape. */
export const dressedWork = (
  row: ListedWork,
  flow: Workflow | undefined,
  clocks: ClockCell[],
  language: string,
): WorkItem => ({
  id: row.id,
  kind: row.kind,
  key: row.key,
  title: row.title,
  state: row.state,
  state_title: titleSaid((flow && stateOf(flow, row.state)?.title) ?? row.state, language),
  phase: row.phase,
  priority: row.priority,
  impact: row.impact,
  urgency: row.urgency,
  category: named(row.category_id, row.category_name),
  team: named(row.team_id, row.team_name),
  assignee: named(row.assignee_id, row.assignee_name),
  requester: named(row.requester_id, row.requester_name),
  place: named(row.place_id, row.place_name),
  due_at: row.due_at,
  hold_until: row.hold_until,
  opened_at: row.opened_at,
  updated_at: row.updated_at,
  solved_at: row.solved_at,
  word: row.word,
  restricted: row.restricted,
  clocks,
})

const instant = (column: string) => ({ column, type: 'timestamptz' }) as const

/** Lists of work, as the million-row spike left them: every sort stands on an index of its own. */
export const workList: ListSpec = {
  table: 'work',
  select: workSelect,
  sorts: {
    due: { title: w.later('sort.due'), by: [instant('due_at')], dir: 'asc' },
    newest: { title: w.later('sort.newest'), by: [instant('opened_at')], dir: 'desc' },
    oldest: { title: w.later('sort.oldest'), by: [instant('opened_at')], dir: 'asc' },
    moved: { title: w.later('sort.moved'), by: [instant('updated_at')], dir: 'desc' },
    quiet: { title: w.later('sort.quiet'), by: [instant('updated_at')], dir: 'asc' },
    priority: {
      title: w.later('sort.priority'),
      by: [{ column: 'priority', type: 'int' }, instant('due_at')],
      dir: 'asc',
    },
  },
  defaultSort: 'due',
}

/** Which of the kinds, and never what was merged away or archived. */
export const ofKinds = (kinds: readonly string[]) =>
  sql<boolean>`not t.archived and t.kind = any(${kinds}::text[])`

type Where = RawBuilder<boolean>
export const both = (...all: readonly Where[]): Where => sql<boolean>`(${sql.join(all, sql` and `)})`
