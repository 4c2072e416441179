import type { Read } from '#kernel/context'
import { isAdministrator } from './accounts.ts'
import { emergencyAccounts, markOf } from './emergency.ts'

/**
 * Who comes in by a password of ours also where a directory keeps theirs: emergency accounts, for the directory may be
 * away; and as long as there is none, whoever administers.
 */
export async function keepsOwnPassword(ctx: Pick<Read, 'db'>, personId: string): Promise<boolean> {
  if (await markOf(ctx, personId)) return true
  return (await emergencyAccounts(ctx)).length === 0 && (await isAdministrator(ctx, personId))
}
