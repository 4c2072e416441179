import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { oldRows, retention } from '#kernel/retention'
import { valueOf } from '#kernel/settings'
import { tellEmergency } from './emergency.ts'
import type { HowIn, SignInResult } from './schemas.ts'
import { w } from './words.ts'

/** How long it is kept who came in and who failed to. */
export const oldSignIns = retention({
  name: 'sign-ins',
  title: w.later('retention.sign-ins'),
  ask: w.later('retention.sign-in-days'),
  usual: 90,
  least: 7,
  ...oldRows('sign_in', (before) => sql<boolean>`at <= ${before}::timestamptz`),
})

export const keptDays = (ctx: Pick<Read, 'db'>) => valueOf(ctx, oldSignIns.days)

interface SignIn {
  person_id: string
  how: HowIn
  provider?: string | undefined
  result: SignInResult
  /** Who looked with their eyes. */
  viewer_id?: string
  /** When, where it was not now. */
  at?: string
}

/** Writes down that someone tried to come in as this person, and what came of it. */
export async function noteSignIn(ctx: Write, signIn: SignIn): Promise<string> {
  const { db, now, request } = ctx
  const id = newId()
  const { ip = '', agent = '' } = request
  await db
    .insertInto('sign_in')
    .values({
      id,
      at: now,
      ip,
      agent,
      ...signIn,
      provider: signIn.provider ?? null,
      viewer_id: signIn.viewer_id ?? null,
    })
    .execute()
  if (signIn.how !== 'view-as') await tellEmergency(ctx, signIn)
  return id
}

/** What stood there as begun has become whole. */
export async function noteWhole(
  ctx: Write,
  { id, person_id }: { id: string; person_id: string },
  how: HowIn,
) {
  await ctx.db.updateTable('sign_in').set({ how, result: 'in', at: ctx.now }).where('id', '=', id).execute()
  await tellEmergency(ctx, { person_id, how, result: 'in' })
}
