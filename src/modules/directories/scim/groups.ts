import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { DirectoryRow } from '../directories.ts'
import { peopleOfGroup } from '../sync/known.ts'
import { matchMembers, syncTeams } from '../sync/teams.ts'
import { w } from '../words.ts'
import type { Bringing } from './doors.ts'
import { membersOf, nameOf } from './engine/person.ts'
import type { Kept } from './told.ts'

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

/** The team stays, without those who came from there: it may be somebody’s in the house. */
async function letTeamGo(ctx: Write, directory: DirectoryRow, { id }: Kept) {
  const team = await ctx.db
    .selectFrom('directory_team')
    .innerJoin('principal', 'principal.id', 'team_id')
    .select(['team_id', 'active'])
    .where('directory_id', '=', directory.id)
    .where('entry_id', '=', id)
    .executeTakeFirst()
  if (team?.active) {
    const people = await peopleOfGroup(ctx, directory, { id, members: [] })
    await matchMembers(ctx, team.team_id, new Set(), new Set(people.values()))
  }
  await ctx.db
    .deleteFrom('directory_team')
    .where('directory_id', '=', directory.id)
    .where('entry_id', '=', id)
    .execute()
}

export const groups: Bringing = {
  kind: 'Group',
  async bring(ctx, directory, kept) {
    await bringGroup(ctx, directory, kept)
    const { resource } = kept
    return `${nameOf('Group', resource)}: ${w('did-members', { n: membersOf(resource).length })}`
  },
  async takeAway(ctx, directory, kept) {
    await letTeamGo(ctx, directory, kept)
    return nameOf('Group', kept.resource)
  },
}
