import { sql } from 'kysely'
import { staff, everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { allPermissions, knowPermissions } from '#kernel/auth/permissions'
import { createEntities, type EntityRef, grant, saveEntity } from '#kernel/entity'
import { allKinds, type Kind, knowKinds } from '#kernel/kinds'
import type { Permission } from '#kernel/module'
import type { Someone, world } from './world.ts'

const thing: Kind = {
  name: 'thing',
  title: 'Thing',
  prefix: 'THI',
  sequence: 'thing_number',
  can: { read: 'things.read', write: 'things.write' },
  family: 'thing',
}
/** Its audience may be everyone: it is its permission that closes it. */
const casefile: Kind = {
  ...thing,
  name: 'casefile',
  title: 'Case file',
  prefix: 'CASE',
  can: { read: 'cases.read', write: 'cases.write' },
}

const permissions: Record<string, Permission> = {
  'things.read': { title: 'See things', roles: ['technician', 'lead', 'manager', 'auditor'] },
  'things.write': { title: 'Change things', roles: ['technician', 'lead'] },
  'cases.read': { title: 'See cases', roles: ['manager', 'auditor'] },
  'cases.write': { title: 'Change cases', roles: ['manager'] },
}

type World = Awaited<ReturnType<typeof world>>

/** Records that belong to no room, so that facets can be tried without one; call it after `world()`. */
export async function things({ db, write }: World) {
  await sql`create sequence thing_number`.execute(db)
  await sql`create table thing (id uuid primary key references entity, kind text not null, key text not null, title text not null collate seen,
    audience_id int not null, archived boolean not null default false, custom jsonb not null default '{}')`.execute(
    db,
  )
  knowKinds([...allKinds(), thing, casefile])
  knowPermissions({ ...Object.fromEntries(allPermissions()), ...permissions })

  interface Making {
    /** Principals that may see it; the staff unless said otherwise. */
    audience?: readonly string[]
    isPrivate?: boolean
    kind?: 'thing' | 'casefile'
    /** Who asked for it: they see it by a personal grant. */
    requester?: Someone
  }
  const make = (title: string, { audience = [staff], isPrivate, kind = 'thing', requester }: Making = {}) =>
    write(undefined, async (ctx) => {
      const audience_id = await audienceOf(ctx, audience, isPrivate)
      // As a room's event would: whoever is remembered learns of the new audience at once.
      ctx.wake()
      const [made] = await createEntities(ctx, kind, [{ title, audience_id }])
      if (!made) throw new Error('nothing was made')
      await sql`insert into thing (id, kind, key, title, audience_id)
        values (${made.id}::uuid, ${kind}, ${made.key}, ${title}, ${audience_id}::int)`.execute(ctx.db)
      if (requester) await grant(ctx, 'requester', [{ entity_id: made.id, principal_id: requester.id }])
      return made
    })
  const merge = (from: EntityRef, into: EntityRef) =>
    write(undefined, (ctx) => saveEntity(ctx, from, { merged_into: into.id }))

  return { make, merge, staff, everyone }
}
