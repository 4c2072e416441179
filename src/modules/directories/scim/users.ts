import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { DirectoryRow } from '../directories.ts'
import { w } from '../words.ts'
import { bring, hasLeft, takeAway } from './bring.ts'
import type { Bringing } from './doors.ts'
import { nameOf } from './engine/person.ts'
import type { Values } from './engine/schema.ts'
import { bringGroup } from './groups.ts'
import { groupsWith } from './store.ts'
import type { Kept } from './told.ts'

type Lines = Awaited<ReturnType<typeof bring>>

const sayLine = ({ what, detail }: Lines[number]) =>
  detail === '' ? w(`did-${what}`) : `${w(`did-${what}`)} (${detail})`
const sayLines = (user: Values, lines: Lines) =>
  `${nameOf('User', user)}: ${lines.map(sayLine).join(', ') || w('did-nothing')}`

/** Whoever has left here is brought back by somebody, not by a provider. */
async function refuseRevival(
  ctx: Write,
  directory: DirectoryRow,
  { id, resource: after }: Kept,
  before: Values,
) {
  if (before['active'] === false && after['active'] !== false && (await hasLeft(ctx, directory, id)))
    throw new Refusal('conflict', w.later('why-left'))
}

export const users: Bringing = {
  kind: 'User',
  async bring(ctx, directory, kept, before) {
    if (before) await refuseRevival(ctx, directory, kept, before)
    const lines = await bring(ctx, directory, kept.id, kept.resource)
    // Whoever was not taken up before is put into their teams now.
    if (before && lines.some(({ what }) => what === 'added' || what === 'adopted'))
      for (const group of await groupsWith(ctx, directory, kept.id)) await bringGroup(ctx, directory, group)
    return sayLines(kept.resource, lines)
  },
  takeAway: async (ctx, directory, { id, resource }) =>
    sayLines(resource, await takeAway(ctx, directory, id)),
}
