import type { z } from 'zod'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { setting, valueOf } from '#kernel/settings'
import { isAdministrator } from '../accounts.ts'
import { OwnWays } from '../contract/sign-on.ts'
import { emergencyAccounts, markOf } from '../emergency.ts'
import { w } from './words.ts'

const placeOf = (id: string) => `client secret of ${id}`
/** Where client secrets lie, for an exchange of the installation's own. */
export const lockedSecrets: LockedColumn = {
  table: 'sign_in_provider',
  id: 'id',
  column: 'client_secret',
  about: placeOf,
  lost: (n) => w.later('secrets-lost', { n }),
}

export const lockSecret = (id: string, secret: string | null) =>
  secret === null ? null : locked(Buffer.from(secret), placeOf(id))

interface Kept {
  id: string
  client_secret: Buffer | null
}

/** What we show the provider; null where nothing is set, undefined where it does not open any more. */
export const secretOf = ({ id, client_secret }: Kept): string | null | undefined =>
  client_secret === null ? null : unlocked(client_secret, placeOf(id))?.toString()

const rows = ({ db }: Pick<Read, 'db'>) => db.selectFrom('sign_in_provider').selectAll()
export type ProviderRow = Awaited<ReturnType<typeof allProviders>>[number]

export const allProviders = (ctx: Pick<Read, 'db'>) => rows(ctx).orderBy('made_at').execute()

/** `protocol`: one that speaks otherwise is none; `forUpdate`: others who would change it wait. */
export async function needProvider(
  ctx: Pick<Read, 'db'>,
  id: string,
  protocol?: ProviderRow['protocol'],
  { forUpdate = false } = {},
): Promise<ProviderRow> {
  const found = await rows(ctx)
    .where('id', '=', id)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!found || (protocol !== undefined && found.protocol !== protocol))
    throw new Refusal('not-found', w.later('no-provider'))
  return found
}

/** By its short name; one that is out of use opens nothing, and only an administrator tries it. */
export async function providerNamed(ctx: Pick<Read, 'db'>, name: string, { idle = false } = {}) {
  const found = await rows(ctx).where('name', '=', name).executeTakeFirst()
  if (!found || (!found.active && !idle)) throw new Refusal('not-found', w.later('no-provider'))
  return found
}

/** The buttons at the door. */
export const activeProviders = ({ db }: Pick<Read, 'db'>) =>
  db
    .selectFrom('sign_in_provider')
    .select(['name', 'label'])
    .where('active', '=', true)
    .orderBy('made_at')
    .execute()

/** Where it is to send people back to. */
export const redirectTo = ({ request }: Pick<Read, 'request'>, name: string) =>
  `${request.origin ?? ''}/sign-in/by/${name}`

export const ownWays = setting('sign-in.own-ways', w.later('own-ways'), OwnWays, 'everyone')

/** Who may come by password or passkey. Without a provider in use everyone may, or nobody could come in. */
export async function ownWaysFor(ctx: Pick<Read, 'db'>): Promise<z.output<typeof OwnWays>> {
  const decided = await valueOf(ctx, ownWays)
  if (decided === 'everyone' || (await activeProviders(ctx)).length === 0) return 'everyone'
  // Where nobody could come by one, it is left to all who could mend that.
  return decided === 'emergency' && (await emergencyAccounts(ctx)).length === 0 ? 'administrators' : decided
}

/** May this person come by password or passkey? Emergency accounts always may: the provider itself may fail. */
export async function mayComeByOwnWay(ctx: Pick<Read, 'db'>, personId: string): Promise<boolean> {
  const ways = await ownWaysFor(ctx)
  if (ways === 'everyone' || (await markOf(ctx, personId))) return true
  return ways === 'administrators' && (await isAdministrator(ctx, personId))
}
