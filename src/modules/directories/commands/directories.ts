import { done, type Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { houseSubject } from '#kernel/house-subject'
import { newId } from '#kernel/ids'
import { sameAsRead } from '#kernel/stale'
import { isThisMachine } from '#kernel/this-machine'
import { whyNotFilter } from '../client.ts'
import type { directories } from '../contract.ts'
import { lockPassword, needDirectory } from '../directories.ts'
import { kinds } from '../engine/entry.ts'
import { directoryAdded, directoryChanged, directoryRemoved, signInDecided } from '../events.ts'
import { whyNotTouch } from '../policy.ts'
import { w } from '../words.ts'

/** What happens to a directory is for administrators; auditors see it too. */
export const directorySubject = (ctx: Write): Promise<Subject> => houseSubject(ctx, 'directory')

interface Facts {
  address: string
  start_tls: boolean
  bind_dn: string
  people_filter: string
  groups_filter: string
}

/** Refuses, at its field, what would send secrets in the clear, let anybody in, or never work. */
function refuseUnsafe(
  { address, start_tls, bind_dn, people_filter, groups_filter }: Facts,
  hasPassword: boolean,
) {
  const isPlain = !address.startsWith('ldaps:') && !start_tls && !isThisMachine(address)
  const [people, groups] = [
    whyNotFilter(people_filter),
    groups_filter === '' ? null : whyNotFilter(groups_filter),
  ]
  const fields = {
    ...(isPlain && { address: w.later('plain-ldap') }),
    ...(bind_dn !== '' && !hasPassword && { bind_password: w.later('no-password') }),
    ...(people && { people_filter: people }),
    ...(groups && { groups_filter: groups }),
  }
  const [first] = Object.values(fields)
  if (first) throw new Refusal('invalid', first, { fields })
}

export async function addDirectory(ctx: Write, input: Input<typeof directories.add>) {
  const { bind_password, mapping, people_filter = kinds[input.kind].people_filter, ...rest } = input
  const facts = { ...rest, people_filter }
  refuseUnsafe(facts, bind_password !== null)
  const id = newId()
  await ctx.db
    .insertInto('directory')
    .values({
      id,
      ...facts,
      mapping: JSON.stringify(mapping),
      bind_password: lockPassword(id, bind_password),
      made_at: ctx.now,
      changed_at: ctx.now,
    })
    .execute()
  ctx.emit(directoryAdded, await directorySubject(ctx), { directory: facts.name }, { granted: false })
  return { id }
}

export async function changeDirectory(
  ctx: Write,
  { id, version, bind_password, mapping, ...given }: Input<typeof directories.change>,
) {
  const before = await needDirectory(ctx, id, { forUpdate: true })
  refuseIf(whyNotTouch(ctx.actor, before))
  const house = await directorySubject(ctx)
  await sameAsRead(ctx, {
    id: house.id,
    yours: version,
    theirs: before.version,
    isOf: ({ directory }) => directory === before.name,
  })
  const patch = definedOf(given)
  const after = { ...before, ...patch }
  // Else whoever changes the address has our password told to another server, which nobody is shown.
  if (after.address !== before.address && before.bind_password !== null && bind_password === undefined)
    throw inputRefused('bind_password', w.later('password-anew'))
  refuseUnsafe(after, bind_password === undefined ? before.bind_password !== null : bind_password !== null)
  const more = {
    ...(bind_password !== undefined && { bind_password: lockPassword(id, bind_password) }),
    ...(mapping !== undefined && { mapping: JSON.stringify(mapping) }),
  }
  const fields = [
    ...(Object.keys(patch) as (keyof typeof patch)[]).filter((field) => patch[field] !== before[field]),
    ...Object.keys(more),
  ]
  if (fields.length === 0) return { version: before.version }
  const now = before.version + 1
  await ctx.db
    .updateTable('directory')
    .set({ ...patch, ...more, version: now, changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  ctx.emit(directoryChanged, house, { directory: after.name, fields }, { granted: false })
  return { version: now }
}

export async function removeDirectory(ctx: Write, { id }: Input<typeof directories.remove>) {
  const directory = await needDirectory(ctx, id)
  refuseIf(whyNotTouch(ctx.actor, directory))
  const { name } = directory
  await ctx.db.deleteFrom('directory').where('id', '=', id).execute()
  ctx.emit(directoryRemoved, await directorySubject(ctx), { directory: name }, { granted: false })
  return done
}

/** From the next sign-in on; who is in stays in. */
export async function decideSignIn(ctx: Write, { id, signs_in }: Input<typeof directories.decideSignIn>) {
  const { name: directory, signs_in: before } = await needDirectory(ctx, id)
  if (before === signs_in) return done
  await ctx.db.updateTable('directory').set({ signs_in, changed_at: ctx.now }).where('id', '=', id).execute()
  ctx.emit(signInDecided, await directorySubject(ctx), { directory, signs_in }, { granted: false })
  return done
}
