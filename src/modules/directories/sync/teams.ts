import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import { changeMembers, createTeams, teamsNamed } from '#modules/people/public'
import type { DirectoryRow } from '../directories.ts'
import { type Entry, type Group, sameDn } from '../engine/entry.ts'
import { w } from '../words.ts'
import type { Run } from './each.ts'

interface Found {
  entries: readonly Pick<Entry, 'id' | 'dn'>[]
  groups: readonly Group[]
  personOf: ReadonlyMap<string, string>
}

/** Teams that came from there: group → team. */
async function teamsOf({ db }: Write, { id }: DirectoryRow) {
  const rows = await db
    .selectFrom('directory_team')
    .innerJoin('principal', 'principal.id', 'team_id')
    .select(['entry_id', 'team_id', 'active'])
    .where('directory_id', '=', id)
    .execute()
  return new Map(rows.map(({ entry_id, ...team }) => [entry_id, team]))
}

/** Makes a team for each group that has none. One of that name that is ours already is left alone: it may have rights. */
async function addTeams(ctx: Write, { directory, lines }: Run, groups: readonly Group[]): Promise<number> {
  const taken = await teamsNamed(
    ctx,
    groups.map(({ name }) => name),
  )
  let made = 0
  for (const { id: entry_id, name } of groups) {
    if (taken.has(name.toLowerCase())) {
      lines.push({ what: 'refused', name, detail: say(w.later('why-team-name'), 'en') })
      continue
    }
    taken.add(name.toLowerCase())
    const [team] = await createTeams(ctx, [{ name }])
    if (!team) continue
    await ctx.db
      .insertInto('directory_team')
      .values({ directory_id: directory.id, entry_id, team_id: team.id })
      .execute()
    lines.push({ what: 'team', name, detail: '' })
    made += 1
  }
  return made
}

/**
 * A team for each group, and in it whoever is in the group. Who was put into the team here and is not of the directory
 * stays in it, and a team in the archive stays as it is.
 */
export async function syncTeams(ctx: Write, run: Run, { entries, groups, personOf }: Found): Promise<number> {
  const before = await teamsOf(ctx, run.directory)
  const made = await addTeams(
    ctx,
    run,
    groups.filter(({ id, name }) => id !== '' && name !== '' && !before.has(id)),
  )
  const teams = made > 0 ? await teamsOf(ctx, run.directory) : before
  const byDn = new Map(entries.map((entry) => [sameDn(entry.dn), personOf.get(entry.id)]))
  // Whoever is gone from the directory stays where they are, flagged.
  const told = new Set(byDn.values().filter((person) => person !== undefined))
  for (const { id, member_dns } of groups) {
    const team = teams.get(id)
    if (!team?.active) continue
    const members = new Set(member_dns.flatMap((dn) => byDn.get(sameDn(dn)) ?? []))
    await matchMembers(ctx, team.team_id, members, told)
  }
  return made
}

/** In the team is who is in the group; who is not of the directory stays. */
export async function matchMembers(
  ctx: Write,
  team: string,
  members: ReadonlySet<string>,
  ofDirectory: ReadonlySet<string>,
) {
  const rows = await ctx.db.selectFrom('membership').select('person_id').where('team_id', '=', team).execute()
  const now = new Set(rows.map(({ person_id }) => person_id))
  const put = [...members]
    .filter((person) => !now.has(person))
    .map((person_id) => ({ person_id, lead: false }))
  const remove = [...now].filter((person) => ofDirectory.has(person) && !members.has(person))
  if (put.length + remove.length > 0) await changeMembers(ctx, { id: team, put, remove })
}
