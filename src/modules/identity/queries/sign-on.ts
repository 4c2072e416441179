import { sql } from 'kysely'
import type { z } from 'zod'
import type { Read } from '#kernel/context'
import { valueOf } from '#kernel/settings'
import type { LinkedIdentity } from '../contract/sign-on.ts'
import { allProviders, ownWays, redirectTo } from '../sign-on/providers.ts'

/** The providers as administrators see them; their secrets leave here no more. */
export async function signOn(ctx: Read) {
  const providers = await allProviders(ctx)
  const { rows: counts } = await sql<{ id: string; people: number }>`
    select provider_id as id, count(*)::int as people from linked_identity group by provider_id`.execute(
    ctx.db,
  )
  const people = new Map(counts.map((row) => [row.id, row.people]))
  return {
    own_ways: await valueOf(ctx, ownWays),
    origin: ctx.request.origin ?? '',
    providers: providers.map(
      ({
        client_secret,
        certificates: _,
        sso_url: __,
        own_key: ___,
        own_key_before: _____,
        own_certificate: ____,
        ...provider
      }) => ({
        ...provider,
        has_secret: client_secret !== null,
        redirect_uri: redirectTo(ctx, provider.name),
        people: people.get(provider.id) ?? 0,
      }),
    ),
  }
}

/** Through which providers someone is known. */
export async function linksOf({ db }: Pick<Read, 'db'>, personId: string) {
  const { rows } = await sql<z.output<typeof LinkedIdentity>>`
    select l.id, p.label as provider, p.name, l.subject, l.linked_at, l.last_used_at
    from linked_identity l join sign_in_provider p on p.id = l.provider_id
    where l.person_id = ${personId}::uuid order by l.linked_at`.execute(db)
  return rows
}
