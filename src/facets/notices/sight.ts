import { type RawBuilder, sql } from 'kysely'
import { type Actor, may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { readable } from '#kernel/readable'
import { inAudience, readsSeen } from '#kernel/visible'

interface Shown {
  readonly inside: boolean
  readonly needs: string | null
}

/** Who may be told of one record now, asked once for however many people; of the house itself, by what it needs. */
export async function sightOf({ db }: Pick<Read, 'db'>, entityId: string | null) {
  if (entityId === null) return (actor: Actor, { needs }: Shown) => needs === null || may(actor, needs, null)
  const { rows } = await sql<{ kind: string; audience_id: number; granted: string[] }>`
    select kind, audience_id, array(select principal_id from entity_grant where entity_id = e.id) as granted
    from entity e where id = ${entityId}::uuid`.execute(db)
  const found = rows[0]
  const granted = new Set(found?.granted)
  return (actor: Actor, { inside: only }: Shown) => {
    if (!found) return false
    const inside = actor.audiences.includes(found.audience_id)
    const isGranted = !only && actor.principals.some((id) => granted.has(id))
    return readsSeen(actor, { kind: found.kind, inside, granted: isGranted })
  }
}

/** The same of notices `n` and their records `e`, as one reads them: whoever lost sight is told no more. */
export function isShown(actor: Actor): RawBuilder<boolean> {
  const whole = [...actor.permissions.keys()].filter((permission) => may(actor, permission, null))
  return sql<boolean>`case when n.entity_id is null then n.needs is null or n.needs = any(${whole}::text[])
    else coalesce(${readable(actor, 'e')} and (not n.inside or ${inAudience(actor, 'e')}), false) end`
}
