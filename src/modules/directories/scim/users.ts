import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import type { DirectoryRow } from '../directories.ts'
import { w } from '../words.ts'
import { bring, hasLeft, takeAway } from './bring.ts'
import { asHouse, connectionOf, noteCall } from './connection.ts'
import type { scim } from './contract.ts'
import { nameOf } from './engine/person.ts'
import { patched } from './engine/patch.ts'
import { resourceIn } from './engine/resource.ts'
import { bringGroup } from './groups.ts'
import { forget, groupsWith, keep, keepChanged, needKept } from './store.ts'
import { answer, type Kept } from './told.ts'
import type { Values } from './engine/schema.ts'

type Lines = Awaited<ReturnType<typeof bring>>

const sayLine = ({ what, detail }: Lines[number]) =>
  detail === '' ? w(`did-${what}`) : `${w(`did-${what}`)} (${detail})`
const sayLines = (user: Values, lines: Lines) =>
  `${nameOf('User', user)}: ${lines.map(sayLine).join(', ') || w('did-nothing')}`

const note = (
  ctx: Write,
  directory: DirectoryRow,
  call: { method: string; path: string; status: number; detail: string },
) => noteCall(ctx.db, directory.id, call)

export async function user(ctx: Read, { id, ...wanted }: Input<typeof scim.user>) {
  return answer(await needKept(ctx, await connectionOf(ctx), 'User', { id }), wanted)
}

export async function createUser(ctx: Write, sent: Input<typeof scim.createUser>) {
  const directory = await connectionOf(ctx)
  const kept = await keep(ctx, directory, 'User', resourceIn('User', sent))
  const lines = await bring(asHouse(ctx), directory, kept.id, kept.resource)
  await note(ctx, directory, {
    method: 'POST',
    path: '/Users',
    status: 201,
    detail: sayLines(kept.resource, lines),
  })
  return answer(kept, {}, 201)
}

/** Whoever has left here is brought back by somebody, not by a provider. */
async function refuseRevival(
  ctx: Write,
  directory: DirectoryRow,
  { id, resource: before }: Kept,
  after: Values,
) {
  if (before['active'] === false && after['active'] !== false && (await hasLeft(ctx, directory, id)))
    throw new Refusal('conflict', w.later('why-left'))
}

async function change(ctx: Write, id: string, method: 'PUT' | 'PATCH', changed: (before: Values) => Values) {
  const directory = await connectionOf(ctx)
  const before = await needKept(ctx, directory, 'User', { id, lock: true })
  const resource = changed(before.resource)
  await refuseRevival(asHouse(ctx), directory, before, resource)
  const kept = await keepChanged(ctx, directory, before, resource)
  const lines = await bring(asHouse(ctx), directory, kept.id, resource)
  // Whoever was not taken up before is put into their teams now.
  if (lines.some(({ what }) => what === 'added' || what === 'adopted'))
    for (const group of await groupsWith(ctx, directory, kept.id))
      await bringGroup(asHouse(ctx), directory, group)
  await note(ctx, directory, { method, path: `/Users/${id}`, status: 200, detail: sayLines(resource, lines) })
  return kept
}

export async function replaceUser(
  ctx: Write,
  { id, attributes, excludedAttributes, ...sent }: Input<typeof scim.replaceUser>,
) {
  const kept = await change(ctx, id, 'PUT', () => resourceIn('User', sent))
  return answer(kept, { attributes, excludedAttributes })
}

export async function patchUser(
  ctx: Write,
  { id, Operations, attributes, excludedAttributes }: Input<typeof scim.patchUser>,
) {
  const kept = await change(ctx, id, 'PATCH', (before) => patched('User', before, Operations))
  return answer(kept, { attributes, excludedAttributes })
}

export async function removeUser(ctx: Write, { id }: Input<typeof scim.removeUser>) {
  const directory = await connectionOf(ctx)
  const kept = await needKept(ctx, directory, 'User', { id, lock: true })
  const lines = await takeAway(asHouse(ctx), directory, kept.id)
  await forget(ctx, kept)
  await note(ctx, directory, {
    method: 'DELETE',
    path: `/Users/${id}`,
    status: 204,
    detail: sayLines(kept.resource, lines),
  })
  return { status: 204 }
}
