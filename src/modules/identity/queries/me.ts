import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { onlyReads } from '#kernel/auth/permissions'
import { isRole } from '#kernel/auth/roles'
import type { Read } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import type { Preferences } from '../schemas.ts'
import { roleSentence } from '../role-words.ts'
import { organisationOf } from '../settings.ts'
import { w } from '../words.ts'

interface Mine {
  email: string
  preferences: Preferences
  teams: { id: string; name: string; lead: boolean }[]
}

// Beside these, being a requester as well says nothing.
const telling = (roles: readonly string[]) => {
  const more = roles.filter((role) => role !== 'requester')
  return more.length > 0 ? more : roles
}

/** What someone is here, in words: `Lead, Manager · Network`. */
function inWords(roles: readonly string[], teams: readonly { name: string }[], language: string) {
  const titles = telling(roles).map((role) => (isRole(role) ? say(roleSentence(role), language) : role))
  return [titles.join(', '), teams.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ')
}

/** Who asks, and what they may do where. */
export async function me(ctx: Read) {
  const { actor } = ctx
  const { rows } = await sql<Mine>`
    select a.email, a.preferences, coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'lead', m.lead) order by t.name)
      from membership m join principal t on t.id = m.team_id where m.person_id = a.person_id), '[]') as teams
    from account a where a.person_id = ${actor.id}::uuid`.execute(ctx.db)
  const mine = rows[0]
  if (!mine) throw new Refusal('not-found', w.later('no-account'))
  const organisation = await organisationOf(ctx)
  const { id, name, roles, language, zone, permissions } = actor
  return {
    id,
    name,
    email: mine.email,
    role: inWords(roles, mine.teams, language),
    roles: [...roles],
    permissions: [...permissions.keys()],
    scopes: Object.fromEntries(
      [...permissions].map(([key, scope]) => [key, scope === 'all' ? scope : [...scope]]),
    ),
    teams: mine.teams,
    owes_factor: actor.owesFactor ?? false,
    only_reads: onlyReads(actor),
    language,
    zone,
    preferences: mine.preferences,
    viewer: actor.viewer ? { name: actor.viewer.name, until: actor.viewer.until } : null,
    organisation: organisation.name,
    currency: organisation.currency,
    version: (await installationOf(ctx)).version,
  }
}
