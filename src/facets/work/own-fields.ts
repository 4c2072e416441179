import { type RawBuilder, sql } from 'kysely'
import type { Choice, Field } from '#lib/filter/fields'
import type { Read } from '#kernel/context'
import { type Column, column } from '#kernel/filter-to-sql/columns'
import { saysWords } from '#kernel/search'
import { kindOf } from '#kernel/kinds'
import { t } from '#kernel/list-parts'
import { trailsOf, withinPlaces } from '#facets/places/places'
import { taggedAtAll, taggedWith, tagIdsOf } from '#facets/tags/public'
import { concerning } from '#facets/watchers/public'
import type { Values, WorkField } from './fields.ts'
import type { WorkRow } from './load.ts'
import { categoriesAbove, withinCategories } from './trees.ts'
import { w } from './words.ts'
import { workKinds } from './workflows.ts'

type Where = RawBuilder<boolean>
const own =
  (key: keyof WorkRow): Values =>
  async () =>
  (row) =>
    row[key]
const digits = (name: 'priority' | 'impact' | 'urgency', titles: readonly Choice['title'][]): WorkField => ({
  field: {
    name,
    title: w.later(`field.${name}`),
    type: 'enum',
    ordered: true,
    values: titles.map((title, n) => ({ value: String(n + 1), title })),
  },
  column: () => column(`t.${name}`, 'smallint'),
  value: own(name),
})
const levels = [w.later('level.1'), w.later('level.2'), w.later('level.3')]

const person = (name: 'assignee' | 'requester', steady: boolean): WorkField => ({
  field: { name, title: w.later(`field.${name}`), type: 'id', ref: 'person', self: true, nullable: true },
  column: () => column(`t.${name}_id`, 'uuid'),
  ...(steady && { value: own(`${name}_id`) }),
})
const instant = (name: string, at: string, rest: Partial<Field> = {}): WorkField => ({
  field: { name, title: w.later(`field.${name as 'created'}`), type: 'instant', ...rest } as Field,
  column: () => column(`t.${at}`, 'timestamptz'),
})
const listed = (among: (ids: readonly string[]) => Where, any: Where): Column => ({
  is: 'listed',
  among,
  any,
})
const concerned = (name: 'affected' | 'watcher'): WorkField => ({
  field: {
    name,
    title: w.later(`field.${name}`),
    type: 'ids',
    ref: 'person',
    self: true,
    groups: true,
    nullable: true,
  },
  column: () => listed((ids) => sql`(t.id in ${concerning(name, ids)})`, sql`(t.id in ${concerning(name)})`),
})

/** Conditions that have a name: `is:overdue`. */
const named = {
  open: () => sql<boolean>`t.open`,
  closed: () => sql<boolean>`not t.open`,
  unassigned: () => sql<boolean>`t.assignee_id is null`,
  overdue: ({ now }: Read) => sql<boolean>`(t.open and t.due_at < ${now}::timestamptz)`,
  held: () => sql<boolean>`t.hold_until is not null`,
  restricted: () => sql<boolean>`t.restricted`,
}
const isNamed = (value: string): value is keyof typeof named => Object.hasOwn(named, value)
const names = Object.keys(named).filter(isNamed)
const anyOf = (all: readonly Where[]): Where =>
  all.length === 0 ? sql`false` : sql`(${sql.join(all, sql` or `)})`

/** What work itself knows, the most asked first. */
export const ownFields = (states: readonly Choice[]): WorkField[] => [
  {
    field: {
      name: 'is',
      title: w.later('field.is'),
      type: 'enum',
      many: true,
      values: names.map((value) => ({ value, title: w.later(`is.${value}`) })),
    },
    column: (ctx) =>
      listed((values) => anyOf(values.filter(isNamed).map((value) => named[value](ctx))), sql`true`),
  },
  {
    field: {
      name: 'state',
      also: ['status'],
      title: w.later('field.state'),
      type: 'enum',
      values: states,
    },
    column: () => column('t.state', 'text'),
  },
  {
    field: {
      name: 'phase',
      title: w.later('field.phase'),
      type: 'enum',
      values: (['new', 'active', 'waiting', 'done', 'cancelled'] as const).map((value) => ({
        value,
        title: w.later(`phase.${value}`),
      })),
    },
    column: () => column('t.phase', 'text'),
  },
  digits('priority', ['P1', 'P2', 'P3', 'P4', 'P5']),
  digits('impact', levels),
  digits('urgency', levels),
  {
    field: {
      name: 'kind',
      title: w.later('field.kind'),
      type: 'enum',
      values: workKinds().map((value) => ({ value, title: kindOf(value).title })),
    },
    column: () => column('t.kind', 'text'),
    value: own('kind'),
  },
  {
    field: {
      name: 'team',
      title: w.later('field.team'),
      type: 'id',
      ref: 'team',
      groups: true,
      nullable: true,
    },
    column: () => column('t.team_id', 'uuid'),
    value: own('team_id'),
  },
  person('assignee', false),
  person('requester', true),
  {
    field: {
      name: 'category',
      title: w.later('field.category'),
      type: 'ids',
      ref: 'category',
      nullable: true,
    },
    column: () => listed((ids) => withinCategories(t('category_id'), ids), sql`(t.category_id is not null)`),
    value: async (ctx, rows) => {
      const above = await categoriesAbove(
        ctx,
        rows.map((row) => row.category_id),
      )
      return ({ category_id }) => above.get(category_id ?? '')
    },
  },
  {
    field: {
      name: 'place',
      also: ['site'],
      title: w.later('field.place'),
      type: 'ids',
      ref: 'place',
      nullable: true,
    },
    column: () => listed((ids) => withinPlaces(t('place_id'), ids), sql`(t.place_id is not null)`),
    value: async (ctx, rows) => {
      const trails = await trailsOf(
        ctx,
        rows.flatMap(({ place_id }) => place_id ?? []),
      )
      return ({ place_id }) => trails.get(place_id ?? '')?.map(({ id }) => id)
    },
  },
  instant('due', 'due_at', { nullable: true }),
  instant('created', 'opened_at', { also: ['opened'] }),
  instant('updated', 'updated_at', { also: ['moved'] }),
  instant('solved', 'solved_at', { nullable: true }),
  instant('hold', 'hold_until', { nullable: true }),
  {
    field: {
      name: 'turn',
      also: ['word'],
      title: w.later('field.turn'),
      type: 'enum',
      values: (['us', 'them'] as const).map((value) => ({ value, title: w.later(`turn.${value}`) })),
    },
    column: () => column('t.word', 'text'),
  },
  {
    field: {
      name: 'tag',
      title: w.later('field.tag'),
      type: 'ids',
      ref: 'tag',
      nullable: true,
      needs: 'tags.read',
    },
    column: () => listed((ids) => sql`(t.id in ${taggedWith(ids)})`, sql`(t.id in ${taggedAtAll})`),
    value: async (ctx, rows) => {
      const tags = await tagIdsOf(
        ctx,
        rows.map(({ id }) => id),
      )
      return ({ id }) => tags.get(id)
    },
  },
  concerned('affected'),
  concerned('watcher'),
  {
    field: { name: 'restricted', title: w.later('field.restricted'), type: 'boolean' },
    column: () => column('t.restricted', 'boolean'),
    value: own('restricted'),
  },
  {
    field: { name: 'title', also: ['subject'], title: w.later('field.title'), type: 'text' },
    column: () => column('t.title', 'text'),
    value: own('title'),
  },
  {
    field: { name: 'key', also: ['no'], title: w.later('field.key'), type: 'text' },
    column: () => column('t.key', 'text'),
  },
  {
    field: { name: 'says', title: w.later('field.says'), type: 'words' },
    column: (ctx) => ({ is: 'said', words: (...needle) => saysWords(ctx, t('id'), ...needle) }),
  },
]
