import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { keepsTerms, type Terms, termsKey } from '#facets/custody/public'
import type { Read, Write } from '#kernel/context'
import type { assets } from '../contract.ts'
import type { TermsView } from './schemas.ts'

export async function allTerms({ db }: Read): Promise<{ items: TermsView[] }> {
  const { rows } = await sql<TermsView>`
    select t.version, t.text, t.created_at, p.name as by from terms_of_use t join principal p on p.id = t.created_by
    order by t.version desc`.execute(db)
  return { items: rows }
}

/** The version that holds now; none where nobody wrote any. */
export async function termsNow({ db }: Pick<Read, 'db'>): Promise<{ version: number; text: string } | null> {
  const found = await db
    .selectFrom('terms_of_use')
    .select(['version', 'text'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** Adds a version; those before stay, for whoever accepted them. The same words again are no other version. */
export async function addTerms(ctx: Write, { text }: Input<typeof assets.addTerms>) {
  await sql`lock table terms_of_use in exclusive mode`.execute(ctx.db)
  const before = await termsNow(ctx)
  if (before?.text === text) return { version: before.version }
  const version = (before?.version ?? 0) + 1
  await ctx.db
    .insertInto('terms_of_use')
    .values({ version, text, created_at: ctx.now, created_by: ctx.actor.id })
    .execute()
  return { version }
}

interface Agreed extends Terms {
  readonly batch: string
  readonly person_id: string
}

/** What was signed for a thing says under which version each person was handed it; what was withdrawn says nothing. */
keepsTerms(async ({ db }, item, batches) => {
  const { rows } = await sql<Agreed>`
    select p.batch, p.person_id, p.terms_version as version, p.signed_at is not null as accepted
    from protocol_item i join protocol p on p.id = i.protocol_id
    where i.item_id = ${item}::uuid and p.batch = any(${[...batches]}::uuid[]) and p.terms_version is not null and p.withdrawn_at is null
    order by p.created_at, p.id`.execute(db)
  return new Map(
    rows.map(({ batch, person_id, version, accepted }) => [
      termsKey(batch, person_id),
      { version, accepted },
    ]),
  )
})
