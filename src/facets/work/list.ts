import { type RawBuilder, sql } from 'kysely'
import type { ListSpec } from '#kernel/listing'
import { w } from './words.ts'

const t = (column: string) => sql.ref(`t.${column}`)
const named = (alias: string, name = 'name') =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.${name}`)}) end`

/** What every list of work selects; keys are those of the contract's `workFields`, bar the clock. */
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
  category: named('category', 'path'),
  team: named('team'),
  assignee: named('assignee'),
  requester: named('requester'),
  place: named('place', 'title'),
  due_at: sql`nullif(t.due_at, 'infinity')`,
  hold_until: t('hold_until'),
  opened_at: t('opened_at'),
  updated_at: t('updated_at'),
  solved_at: t('solved_at'),
  word: t('word'),
  restricted: t('restricted'),
} satisfies Record<string, RawBuilder<unknown>>

const joins = sql`
  left join category on category.id = t.category_id
  left join principal team on team.id = t.team_id
  left join principal assignee on assignee.id = t.assignee_id
  left join principal requester on requester.id = t.requester_id
  left join entity place on place.id = t.place_id`

const instant = (column: string) => ({ column, type: 'timestamptz' }) as const

/** Lists of work, as the million-row spike left them: every sort stands on an index of its own. */
export const workList: ListSpec = {
  table: 'work',
  select: workSelect,
  joins,
  sorts: {
    due: { title: w('sort.due'), by: [instant('due_at')], dir: 'asc' },
    newest: { title: w('sort.newest'), by: [instant('opened_at')], dir: 'desc' },
    oldest: { title: w('sort.oldest'), by: [instant('opened_at')], dir: 'asc' },
    moved: { title: w('sort.moved'), by: [instant('updated_at')], dir: 'desc' },
    quiet: { title: w('sort.quiet'), by: [instant('updated_at')], dir: 'asc' },
    priority: {
      title: w('sort.priority'),
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
