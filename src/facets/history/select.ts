import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { allEventLines } from '#kernel/event-lines'
import { unseal } from '#kernel/cursor'
import { readable } from '#kernel/readable'
import { inAudience } from '#kernel/visible'

/** The columns that a sentence is made of, over event `e` and its data `d`. */
export const happened = sql`e.id, e.at, e.kind, e.actor_id, e.on_behalf_of, e.origin, e.request_id, d.payload`

/** Events that speak of another record are told only to those who may see that one too. */
export function otherIsReadable(ctx: Read): RawBuilder<boolean> {
  const needs = allEventLines().flatMap(({ on, needs: key }) => (key === undefined ? [] : [[on, key]]))
  const keys = JSON.stringify(Object.fromEntries(needs))
  return sql<boolean>`case when ${keys}::jsonb ? e.kind
    then exists (select from entity o where o.id = (d.payload::jsonb ->> (${keys}::jsonb ->> e.kind))::uuid and ${readable(ctx.actor, 'o')})
    else true end`
}

/** What is told to those inside only is for nobody who sees the record by a personal grant; they do not learn that it happened. */
export function forThisReader(ctx: Read): RawBuilder<boolean> {
  const kinds = allEventLines().flatMap(({ on, insideOnly }) => (insideOnly ? [on] : []))
  return sql<boolean>`(${inAudience(ctx.actor, 'e')} or e.kind <> all(${kinds}::text[]))`
}

/** Whoever looks with somebody's eyes reads of them what happened to their record `s`, not to their account. */
export const notTheirs = ({ actor }: Read): RawBuilder<boolean> =>
  actor.viewer === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(e.subject_id <> ${actor.id}::uuid or e.subject_kind = s.kind)`

/** Older than the last one of the page before. */
export function olderThan(after: string | undefined): RawBuilder<boolean> {
  if (after === undefined) return sql<boolean>`true`
  const [id] = unseal(after, ['bigint'])
  return sql<boolean>`e.id < ${id}::bigint`
}
