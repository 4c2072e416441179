import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import { changeMembers, createTeams, teamsNamed } from '#modules/people/public'
import type { RunLine } from './contract.ts'
import type { DirectoryRow } from './directories.ts'
import { type Entry, type Group, sameDn } from './engine/entry.ts'
import { w } from './words.ts'

interface Found {
  entries: readonly Entry[]
  groups: readonly Group[]
  personOf: ReadonlyMap<string, string>
  lines: RunLine[]
}

/**
 * A team for each group, and in it whoever is in the group. Who was put into the team here and is not of the directory
 * stays in it. A team of that name that is ours already is left alone: it may have rights.
 */
export async function syncTeams(ctx: Write, { id }: DirectoryRow, found: Found): Promise<number> {
  const { groups, lines } = found
  const known = new Map(
    (await ctx.db.selectFrom('directory_team').selectAll().where('directory_id', '=', id).execute()).map(
      ({ entry_id, team_id }) => [entry_id, team_id],
    ),
  )
  const fresh = groups.filter((group) => group.id !== '' && group.name !== '' && !known.has(group.id))
  const taken = await teamsNamed(
    ctx,
    fresh.map(({ name }) => name),
  )
  let made = 0
  for (const group of fresh) {
    const name = group.name.toLowerCase()
    if (taken.has(name)) {
      lines.push({ what: 'refused', name: group.name, detail: say(w.later('why-team-name'), 'en') })
      continue
    }
    taken.add(name)
    const [team] = await createTeams(ctx, [{ name: group.name }])
    if (!team) continue
    await ctx.db
      .insertInto('directory_team')
      .values({ directory_id: id, entry_id: group.id, team_id: team.id })
      .execute()
    known.set(group.id, team.id)
    lines.push({ what: 'team', name: group.name, detail: '' })
    made += 1
  }
  const byDn = new Map(found.entries.map((entry) => [sameDn(entry.dn), found.personOf.get(entry.id)]))
  // Whoever is gone from the directory stays where they are, flagged.
  const told = new Set(byDn.values().filter((person) => person !== undefined))
  for (const group of groups) {
    const team = known.get(group.id)
    if (team === undefined) continue
    const members = new Set(group.member_dns.flatMap((dn) => byDn.get(sameDn(dn)) ?? []))
    await matchMembers(ctx, team, members, told)
  }
  return made
}

async function matchMembers(
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
