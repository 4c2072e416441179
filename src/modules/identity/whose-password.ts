import { Refusal } from '#lib/refusal'
import { grantsHeldBy } from '#kernel/auth/grants'
import type { Read, Write } from '#kernel/context'
import { type Keeper, keeperOf, saidOf, saidOfNobody } from '#modules/directories/public'
import type { AccountRow } from './accounts.ts'
import { seesToAccounts } from './giving.ts'
import { closeLink } from './links.ts'
import { keepsOwnPassword } from './own-password.ts'
import { fitsPassword } from './passwords.ts'
import { w } from './words.ts'

/** By whose password they showed who they are. */
export type Whose = { how: 'password'; provider?: undefined } | { how: 'directory'; provider: string }

/** What a password that somebody typed turned out to be. */
export type Tried =
  | { fits: true; whose: Whose }
  | { fits: false; whose: Whose; why: 'password' | 'not-there' | 'other-address' | 'away' }

/** The directory whose password is theirs; undefined where one of ours is. */
export async function directoryOf(ctx: Pick<Read, 'db'>, personId: string): Promise<string | undefined> {
  const keeper = await keeperOf(ctx, personId)
  return keeper && !(await keepsOwnPassword(ctx, personId)) ? keeper.directory.name : undefined
}

/** Refuses to give a password of ours to whoever has a directory's. */
export async function refuseElsewhere(ctx: Pick<Read, 'db'>, personId: string) {
  const directory = await directoryOf(ctx, personId)
  if (directory !== undefined) throw new Refusal('conflict', w.later('password-elsewhere', { directory }))
}

async function there(ctx: Read, keeper: Keeper, account: AccountRow, password: string): Promise<Tried> {
  const whose = { how: 'directory', provider: keeper.directory.name } as const
  const said = await saidOf(keeper, password)
  if (said.is === 'wrong') return { fits: false, whose, why: 'password' }
  if (said.is !== 'fits') return { fits: false, whose, why: said.is }
  // Or whoever keeps addresses there would come in as those who keep the accounts here.
  const mustBeTheirs = seesToAccounts(await grantsHeldBy(ctx.db, [account.person_id]))
  return mustBeTheirs && said.email !== account.email
    ? { fits: false, whose, why: 'other-address' }
    : { fits: true, whose }
}

/**
 * Is this their password: ours, or that of the directory which keeps theirs? Whoever has none here at all, and a wrong
 * one, costs the same work, and asks a directory just as well.
 */
export async function tryPassword(
  ctx: Read,
  account: AccountRow | undefined,
  { name, password }: { name: string; password: string },
): Promise<Tried> {
  const keeper = account && (await keeperOf(ctx, account.person_id))
  const elsewhere = keeper && !(await keepsOwnPassword(ctx, account.person_id))
  const own = await fitsPassword(password, elsewhere ? null : (account?.password_hash ?? null))
  const whose = { how: 'password' } as const
  if (own) return { fits: true, whose }
  if (account && keeper) return there(ctx, keeper, account, password)
  const said = await saidOfNobody(ctx, name)
  return { fits: false, whose, why: said.is === 'away' ? 'away' : 'password' }
}

/** The first time somebody comes in by a directory's password, that accepts an invitation. */
export async function cameByDirectory(ctx: Write, personId: string) {
  const first = await ctx.db
    .updateTable('account')
    .set({ came_by_directory_at: ctx.now })
    .where('person_id', '=', personId)
    .where('came_by_directory_at', 'is', null)
    .executeTakeFirst()
  if (first.numUpdatedRows > 0n) await closeLink(ctx, 'invitation', personId)
}
