import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { most } from './config.ts'
import { connectionOf } from './connection.ts'
import type { scim } from './contract.ts'
import type { ResourceKind } from './engine/schema.ts'
import { shownOf } from './engine/shown.ts'
import { listKept } from './store.ts'
import { listed, told } from './told.ts'

type Asked = Input<typeof scim.users>

/** A page of users or groups; what lies below one or below none is one and none, as the standard has it. */
const listOf =
  (kind: ResourceKind) =>
  async (ctx: Read, { filter, startIndex, count, ...wanted }: Asked) => {
    const start = Math.max(1, startIndex) - 1
    const page = { filter, start, count: Math.min(most, Math.max(0, count ?? most)) }
    const { total, items } = await listKept(ctx, await connectionOf(ctx), kind, page)
    return listed(
      items.map((one) => shownOf(kind, told(one), wanted)),
      { total, start },
    )
  }

export const users = listOf('User')
export const groups = listOf('Group')
