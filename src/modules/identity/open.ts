import type { Read } from '#kernel/context'
import { isTakenAway } from '#modules/directories/public'
import type { AccountRow } from './accounts.ts'
import { markOf } from './emergency.ts'

/**
 * Does this account let its person in? Not while a provider that brings people has taken them away, unless it is kept for
 * the day on which the provider is what fails.
 */
export const isOpen = async (ctx: Pick<Read, 'db'>, { active, disabled_at, person_id }: AccountRow) =>
  active &&
  disabled_at === null &&
  (!(await isTakenAway(ctx, person_id)) || (await markOf(ctx, person_id)) !== undefined)
