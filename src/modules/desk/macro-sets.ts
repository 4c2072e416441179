import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { namesOf } from '#kernel/auth/names'
import { seenAmong } from '#kernel/readable'
import { workPatch } from '#facets/work/contract'
import { levelTitle } from '#facets/work/words'
import type { MacroDefinition } from './macro-contract.ts'
import { w } from './words.ts'

interface Sets {
  name: string
  title: string
  to: string
}

const isName = (name: string): name is keyof typeof workPatch => name in workPatch
const byId = new Set(['team_id', 'assignee_id', 'requester_id', 'place_id', 'category_id'])

/** What a macro would set, told by the names of things: which team, which level. */
export async function setsOf(ctx: Read, patch: MacroDefinition['patch']): Promise<Sets[]> {
  const { language } = ctx.actor
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined)
  const ids = entries.flatMap(([name, value]) => (byId.has(name) && typeof value === 'string' ? [value] : []))
  const names = new Map([...(await thingsNamed(ctx, ids)), ...(await namesOf(ctx, ids))])
  const told = (name: string, value: unknown): string => {
    if (value === null) return say(w.later('macro.nothing'), language)
    if (typeof value === 'boolean') return say(w.later(value ? 'macro.yes' : 'macro.no'), language)
    if (typeof value === 'number') return name === 'priority' ? `P${value}` : say(levelTitle(value), language)
    if (typeof value !== 'string') return Object.keys(value as object).join(', ')
    return byId.has(name) ? (names.get(value) ?? say(w.later('macro.gone'), language)) : value
  }
  return entries.map(([name, value]) => ({
    name,
    title: isName(name) ? (workPatch[name].meta()?.title ?? name) : name,
    to: told(name, value),
  }))
}

/** Places are records; categories are not. */
async function thingsNamed(ctx: Read, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const categories = await ctx.db
    .selectFrom('category')
    .select(['id', 'path'])
    .where('id', 'in', ids)
    .execute()
  const records = await seenAmong(ctx, ids)
  return new Map([
    ...categories.map(({ id, path }) => [id, path] as const),
    ...[...records.values()].map(({ id, title }) => [id, title] as const),
  ])
}
