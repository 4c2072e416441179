import type { Input } from '#lib/contract'
import type { Read, Write } from '#kernel/context'
import type { DirectoryRow } from '../directories.ts'
import { most } from './config.ts'
import { asHouse, connectionOf, noteCall } from './connection.ts'
import type { scim } from './contract.ts'
import { patched } from './engine/patch.ts'
import { resourceIn } from './engine/resource.ts'
import type { ResourceKind, Values } from './engine/schema.ts'
import { shownOf } from './engine/shown.ts'
import { forget, keep, keepChanged, listKept, needKept } from './store.ts'
import { answer, type Kept, listed, told } from './told.ts'

/** What the house does with resources of one kind; each says what was done, for whoever looks at the connection. */
export interface Bringing {
  readonly kind: ResourceKind
  readonly bring: (ctx: Write, directory: DirectoryRow, kept: Kept, before?: Values) => Promise<string>
  readonly takeAway: (ctx: Write, directory: DirectoryRow, kept: Kept) => Promise<string>
}

/** The doors of one kind of resource. */
export function doorsOf({ kind, bring, takeAway }: Bringing) {
  const at = `/${kind}s`

  async function change(
    ctx: Write,
    id: string,
    method: 'PUT' | 'PATCH',
    changed: (before: Values) => Values,
  ) {
    const directory = await connectionOf(ctx)
    const before = await needKept(ctx, directory, kind, { id, lock: true })
    const kept = await keepChanged(ctx, directory, before, changed(before.resource))
    const detail = await bring(asHouse(ctx), directory, kept, before.resource)
    await noteCall(ctx.db, directory.id, { method, path: `${at}/${id}`, status: 200, detail })
    return kept
  }

  return {
    /** A page; what lies below one or below none is one and none, as the standard has it. */
    async list(ctx: Read, { filter, startIndex, count, ...wanted }: Input<typeof scim.users>) {
      const start = Math.max(1, startIndex) - 1
      const page = { filter, start, count: Math.min(most, Math.max(0, count ?? most)) }
      const { total, items } = await listKept(ctx, await connectionOf(ctx), kind, page)
      return listed(
        items.map((one) => shownOf(kind, told(one), wanted)),
        { total, start },
      )
    },
    async one(ctx: Read, { id, ...wanted }: Input<typeof scim.user>) {
      return answer(await needKept(ctx, await connectionOf(ctx), kind, { id }), wanted)
    },
    async create(ctx: Write, sent: Input<typeof scim.createUser>) {
      const directory = await connectionOf(ctx)
      const kept = await keep(ctx, directory, kind, resourceIn(kind, sent))
      const detail = await bring(asHouse(ctx), directory, kept)
      await noteCall(ctx.db, directory.id, { method: 'POST', path: at, status: 201, detail })
      return answer(kept, {}, 201)
    },
    async replace(
      ctx: Write,
      { id, attributes, excludedAttributes, ...sent }: Input<typeof scim.replaceUser>,
    ) {
      const kept = await change(ctx, id, 'PUT', () => resourceIn(kind, sent))
      return answer(kept, { attributes, excludedAttributes })
    },
    async patch(ctx: Write, { id, Operations, ...wanted }: Input<typeof scim.patchUser>) {
      const kept = await change(ctx, id, 'PATCH', (before) => patched(kind, before, Operations))
      return answer(kept, wanted)
    },
    async remove(ctx: Write, { id }: Input<typeof scim.removeUser>) {
      const directory = await connectionOf(ctx)
      const kept = await needKept(ctx, directory, kind, { id, lock: true })
      const detail = await takeAway(asHouse(ctx), directory, kept)
      await forget(ctx, kept)
      await noteCall(ctx.db, directory.id, { method: 'DELETE', path: `${at}/${id}`, status: 204, detail })
      return { status: 204 }
    },
  }
}
