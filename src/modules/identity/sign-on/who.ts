import { sql } from 'kysely'
import { grantsHeldBy } from '#kernel/auth/grants'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createPeople, personsByEmail } from '#modules/people/public'
import { type AccountRow, accountByEmail, accountOf, accountSubject, needAccount } from '../accounts.ts'
import { createAccounts } from '../commands/create-accounts.ts'
import { type Came, domainOf } from '../engine/claims.ts'
import { linked } from '../events.ts'
import { seesToAccounts } from '../giving.ts'
import { closeLink } from '../links.ts'
import { isOpen } from '../open.ts'
import type { ProviderRow } from './providers.ts'

type Provider = Pick<ProviderRow, 'id' | 'label' | 'admits' | 'domains'>

export type WhyNot =
  | 'unverified'
  | 'unknown'
  | 'no-account'
  | 'other-domain'
  | 'closed'
  | 'other-subject'
  | 'other-address'

export type Who =
  | { is: 'linked'; account: AccountRow }
  | { is: 'account'; account: AccountRow }
  | { is: 'person'; person_id: string; name: string; address: string }
  | { is: 'newcomer'; name: string; address: string }
  | { is: 'refused'; why: WhyNot; account?: AccountRow }

const orClosed = async (ctx: Read, is: 'linked' | 'account', account: AccountRow): Promise<Who> =>
  (await isOpen(ctx, account)) ? { is, account } : { is: 'refused', why: 'closed', account }

const linkOf = (
  { db }: Pick<Read, 'db'>,
  provider: Provider,
  where: { subject: string } | { person_id: string },
) =>
  db
    .selectFrom('linked_identity')
    .select('person_id')
    .where('provider_id', '=', provider.id)
    .where(({ and }) => and(where))
    .executeTakeFirst()

async function byAddress(ctx: Read, provider: Provider, came: Came, address: string): Promise<Who> {
  const personId = (await personsByEmail(ctx, [address])).get(address)
  const own = await accountByEmail(ctx, address, '')
  const account = own ?? (personId === undefined ? undefined : await accountOf(ctx, personId))
  if (account) {
    // An address that was given to somebody new opens nothing of whoever had it before.
    if (await linkOf(ctx, provider, { person_id: account.person_id }))
      return { is: 'refused', why: 'other-subject', account }
    // Or whoever keeps the directory would come in as those who keep the accounts.
    if (!own && seesToAccounts(await grantsHeldBy(ctx.db, [account.person_id])))
      return { is: 'refused', why: 'other-address', account }
    return orClosed(ctx, 'account', account)
  }
  const { admits, domains } = provider
  if (personId !== undefined) return inDirectory(ctx, provider, personId, address)
  if (admits !== 'anyone') return { is: 'refused', why: 'unknown' }
  if (!domains.includes(domainOf(address))) return { is: 'refused', why: 'other-domain' }
  return { is: 'newcomer', name: came.name ?? address, address }
}

async function inDirectory(
  ctx: Read,
  { admits }: Provider,
  person_id: string,
  address: string,
): Promise<Who> {
  const { rows } = await sql<{ name: string }>`
    select name from principal where id = ${person_id}::uuid and kind = 'person' and active`.execute(ctx.db)
  const [person] = rows
  if (!person) return { is: 'refused', why: 'closed' }
  if (admits === 'accounts') return { is: 'refused', why: 'no-account' }
  return { is: 'person', person_id, name: person.name, address }
}

/** Who comes: by what the provider calls them, once that is known; the first time by an address that is verified. */
export async function whoIs(ctx: Read, provider: Provider, came: Came): Promise<Who> {
  const known = await linkOf(ctx, provider, { subject: came.subject })
  const account = known && (await accountOf(ctx, known.person_id))
  if (account) return orClosed(ctx, 'linked', account)
  if (came.address === null || !came.verified) return { is: 'refused', why: 'unverified' }
  return byAddress(ctx, provider, came, came.address)
}

type LetIn = Exclude<Who, { is: 'refused' }>

/** The account that they come in with: opened where there was none, and from now on known by what the provider calls them. */
export async function settle(ctx: Write, provider: Provider, came: Came, who: LetIn): Promise<AccountRow> {
  const account = 'account' in who ? who.account : await opened(ctx, came, who)
  const { person_id } = account
  const { numUpdatedRows } = await ctx.db
    .updateTable('linked_identity')
    .set({ last_used_at: ctx.now })
    .where('provider_id', '=', provider.id)
    .where('subject', '=', came.subject)
    .where('person_id', '=', person_id)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return account
  const link = { id: newId(), provider_id: provider.id, subject: came.subject, person_id }
  await ctx.db
    .insertInto('linked_identity')
    .values({ ...link, linked_at: ctx.now, last_used_at: ctx.now })
    .execute()
  // They are in without the password that it would have set.
  await closeLink(ctx, 'invitation', person_id)
  const subject = await accountSubject(ctx, person_id)
  ctx.emit(linked, subject, { provider: provider.label }, { by: { id: person_id }, granted: false })
  return account
}

async function opened(
  ctx: Write,
  came: Came,
  who: Exclude<LetIn, { account: AccountRow }>,
): Promise<AccountRow> {
  const { address } = who
  const person_id = who.is === 'person' ? who.person_id : await added(ctx, came, address)
  await createAccounts(ctx, [{ person_id, email: address, roles: [{ role: 'requester' }] }])
  return needAccount(ctx, person_id)
}

async function added(ctx: Write, { name, given_name, family_name }: Came, address: string): Promise<string> {
  const named = name ?? (`${given_name} ${family_name}`.trim() || address)
  const emails = [{ value: address }]
  const [person] = await createPeople(ctx, [{ display_name: named, given_name, family_name, emails }])
  if (!person) throw new Error('no person was made')
  return person.id
}
