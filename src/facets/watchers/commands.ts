import { done, type Input } from '#lib/contract'
import { needPrincipals } from '#kernel/auth/principals'
import type { Write } from '#kernel/context'
import { wholesOf } from '#kernel/merged'
import { seenAmong, seenEach } from '#kernel/readable'
import { seenFor } from '#kernel/visible'
import type { WatcherRole, watchers } from './contract.ts'
import { addConcerns, type Concern, removeConcerns } from './write.ts'

export async function watch(ctx: Write, { id }: Input<typeof watchers.watch>) {
  const record = await seenFor(ctx, id, 'read')
  await addConcerns(ctx, [{ record, principal_id: ctx.actor.id, role: 'watcher' }], { sees: true })
  return done
}

export async function unwatch(ctx: Write, { id }: Input<typeof watchers.unwatch>) {
  await seenFor(ctx, id, 'read')
  await removeConcerns(ctx, await everywhere(ctx, [id], [ctx.actor.id], 'watcher'))
  return done
}

export async function addWatchers(ctx: Write, { records, principals, role }: Input<typeof watchers.add>) {
  const refs = await seenEach(ctx, records, 'write')
  await needPrincipals(ctx, [{ field: 'principals', is: 'either', ids: principals }])
  const concerns = refs.flatMap((record) =>
    principals.map((principal_id) => ({ record, principal_id, role })),
  )
  return { added: await addConcerns(ctx, concerns) }
}

export async function removeWatchers(
  ctx: Write,
  { records, principals, role }: Input<typeof watchers.remove>,
) {
  await seenEach(ctx, records, 'write')
  return { removed: await removeConcerns(ctx, await everywhere(ctx, records, principals, role)) }
}

/** On the records themselves and on what was merged into them. */
async function everywhere(
  ctx: Write,
  ids: readonly string[],
  principals: readonly string[],
  role: WatcherRole,
): Promise<Concern[]> {
  const wholes = await wholesOf(ctx, ids)
  const refs = await seenAmong(ctx, [...wholes.values()].flat())
  return [...refs.values()].flatMap((record) =>
    principals.map((principal_id) => ({ record, principal_id, role })),
  )
}
