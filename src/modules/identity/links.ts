import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { hashOf } from '#kernel/auth/credentials'
import type { Read, Write } from '#kernel/context'
import type { Db } from '#kernel/db'
import { newId, newSecret } from '#kernel/ids'
import { installationOf } from '#kernel/installation'
import { w } from './words.ts'

export type LinkKind = 'setup' | 'invitation' | 'reset'

export const linkHours = { setup: 72, invitation: 7 * 24, reset: 1, 'reset-by-hand': 24 }
const pages = { setup: '/set-up', invitation: '/join', reset: '/reset' } satisfies Record<LinkKind, string>

/** After the `#`, which browsers keep to themselves: no log and no proxy ever sees the secret. */
export const linkPath = (kind: LinkKind, secret: string) => `${pages[kind]}#${secret}`

export const linkTo = async (ctx: Pick<Read, 'db'>, kind: LinkKind, secret: string) =>
  `${(await installationOf(ctx)).address}${linkPath(kind, secret)}`

interface NewLink {
  kind: LinkKind
  person_id: string | null
  hours: number
}

/** Makes links that work once, each in the place of an earlier open one; gives their secrets, in order. */
export async function issueLinks(
  { db, now, actor }: Pick<Write, 'db' | 'now'> & { actor: { id: string } },
  links: readonly NewLink[],
): Promise<string[]> {
  const made = links.map((link) => ({ ...link, secret: newSecret() }))
  for (const { kind, person_id, hours, secret } of made)
    await db
      .insertInto('one_time_link')
      .values({
        id: newId(),
        kind,
        person_id,
        token_hash: hashOf(secret),
        created_by: actor.id,
        created_at: now,
        expires_at: sql<string>`${now}::timestamptz + make_interval(hours => ${hours}::int)`,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'kind'])
          .where('used_at', 'is', null)
          .doUpdateSet(({ ref }) => ({
            token_hash: ref('excluded.token_hash'),
            created_by: ref('excluded.created_by'),
            created_at: ref('excluded.created_at'),
            expires_at: ref('excluded.expires_at'),
          })),
      )
      .execute()
  return made.map(({ secret }) => secret)
}

interface OpenLink {
  kind: LinkKind
  person_id: string | null
  name: string | null
  email: string | null
  language: string | null
  zone: string | null
  expires_at: string
}

const spent = () => new Refusal('not-found', w.later('link-spent'))

/** What an open link is for; a used, replaced, outdated or invented one is refused in the same words. */
export async function openLink({ db }: { db: Db }, secret: string, kind?: LinkKind): Promise<OpenLink> {
  const { rows } = await sql<OpenLink>`
    select l.kind, l.person_id, p.name, a.email, a.language, a.zone, l.expires_at
    from one_time_link l left join principal p on p.id = l.person_id left join account a on a.person_id = l.person_id
    where l.token_hash = ${hashOf(secret)} and l.used_at is null and l.expires_at > now()
      and (l.person_id is null or p.active and a.disabled_at is null)`.execute(db)
  const link = rows[0]
  if (!link || (kind !== undefined && link.kind !== kind)) throw spent()
  return link
}

/** Uses a link up: of two who come at once, one is too late. */
export async function useLink({ db, now }: Write, secret: string, kind: LinkKind): Promise<string | null> {
  const { rows } = await sql<{ person_id: string | null }>`
    update one_time_link set used_at = ${now}::timestamptz
    where token_hash = ${hashOf(secret)} and kind = ${kind}::text and used_at is null and expires_at > now()
    returning person_id`.execute(db)
  if (!rows[0]) throw spent()
  return rows[0].person_id
}

/** Makes the open link of a person useless. Says whether there was one. */
export async function closeLink({ db }: Write, kind: LinkKind, personId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('one_time_link')
    .where('kind', '=', kind)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
