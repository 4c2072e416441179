import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import type { DirectoryRow } from '../directories.ts'
import { peopleOfGroup } from '../sync/known.ts'
import { matchMembers, syncTeams } from '../sync/teams.ts'
import { w } from '../words.ts'
import { asHouse, connectionOf, noteCall } from './connection.ts'
import type { scim } from './contract.ts'
import { patched } from './engine/patch.ts'
import { membersOf, nameOf } from './engine/person.ts'
import { resourceIn } from './engine/resource.ts'
import type { Values } from './engine/schema.ts'
import { forget, keep, keepChanged, needKept } from './store.ts'
import { answer, type Kept } from './told.ts'

/** Does with one group what a run of a directory does: a team of its name, and in it who is in the group. */
export async function bringGroup(
  ctx: Write,
  directory: DirectoryRow,
  { id, resource }: Pick<Kept, 'id' | 'resource'>,
) {
  // Our ids, in whichever letters they are said.
  const members = membersOf(resource).map((member) => member.toLowerCase())
  const personOf = await peopleOfGroup(ctx, directory, { id, members })
  const entries = [...personOf.keys()].map((entry) => ({ id: entry, dn: entry }))
  const group = { id, dn: id, name: nameOf('Group', resource).slice(0, 200), member_dns: members }
  const run = { directory, lines: [] }
  await syncTeams(ctx, run, { entries, groups: [group], personOf })
  if (run.lines.some(({ what }) => what === 'refused'))
    throw new Refusal('conflict', w.later('why-team-name'))
}

export async function group(ctx: Read, { id, ...wanted }: Input<typeof scim.group>) {
  return answer(await needKept(ctx, await connectionOf(ctx), 'Group', { id }), wanted)
}

const sayMembers = (resource: Values) =>
  `${nameOf('Group', resource)}: ${w('did-members', { n: membersOf(resource).length })}`

export async function createGroup(ctx: Write, sent: Input<typeof scim.createGroup>) {
  const directory = await connectionOf(ctx)
  const kept = await keep(ctx, directory, 'Group', resourceIn('Group', sent))
  await bringGroup(asHouse(ctx), directory, kept)
  await noteCall(ctx.db, directory.id, {
    method: 'POST',
    path: '/Groups',
    status: 201,
    detail: sayMembers(kept.resource),
  })
  return answer(kept, {}, 201)
}

async function change(ctx: Write, id: string, method: 'PUT' | 'PATCH', changed: (before: Values) => Values) {
  const directory = await connectionOf(ctx)
  const before = await needKept(ctx, directory, 'Group', { id, lock: true })
  const kept = await keepChanged(ctx, directory, before, changed(before.resource))
  await bringGroup(asHouse(ctx), directory, kept)
  await noteCall(ctx.db, directory.id, {
    method,
    path: `/Groups/${id}`,
    status: 200,
    detail: sayMembers(kept.resource),
  })
  return kept
}

export async function replaceGroup(
  ctx: Write,
  { id, attributes, excludedAttributes, ...sent }: Input<typeof scim.replaceGroup>,
) {
  const kept = await change(ctx, id, 'PUT', () => resourceIn('Group', sent))
  return answer(kept, { attributes, excludedAttributes })
}

export async function patchGroup(
  ctx: Write,
  { id, Operations, attributes, excludedAttributes }: Input<typeof scim.patchGroup>,
) {
  const kept = await change(ctx, id, 'PATCH', (before) => patched('Group', before, Operations))
  return answer(kept, { attributes, excludedAttributes })
}

/** The team stays, without those who came from there: it may be somebody’s in the house. */
export async function removeGroup(ctx: Write, { id }: Input<typeof scim.removeGroup>) {
  const directory = await connectionOf(ctx)
  const kept = await needKept(ctx, directory, 'Group', { id, lock: true })
  const team = await ctx.db
    .selectFrom('directory_team')
    .innerJoin('principal', 'principal.id', 'team_id')
    .select(['team_id', 'active'])
    .where('directory_id', '=', directory.id)
    .where('entry_id', '=', kept.id)
    .executeTakeFirst()
  if (team?.active) {
    const people = await peopleOfGroup(ctx, directory, { id: kept.id, members: [] })
    await matchMembers(asHouse(ctx), team.team_id, new Set(), new Set(people.values()))
  }
  await ctx.db
    .deleteFrom('directory_team')
    .where('directory_id', '=', directory.id)
    .where('entry_id', '=', kept.id)
    .execute()
  await forget(ctx, kept)
  await noteCall(ctx.db, directory.id, {
    method: 'DELETE',
    path: `/Groups/${id}`,
    status: 204,
    detail: nameOf('Group', kept.resource),
  })
  return { status: 204 }
}
