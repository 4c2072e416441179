import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { inputRefused, Refusal } from '#lib/refusal'
import { isoOf, msOf } from '#lib/time/instant'
import { say } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read, Write } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { changesStanding } from '#kernel/standing'
import type { notices, Wishes } from './contract.ts'
import { planOf } from './engine/plan.ts'
import { hoursOfPeople } from './hours.ts'
import { knownKind, noticeKinds } from './kinds.ts'
import { choiceOf, usualWishes, wantedBy, wishesOf } from './wanted.ts'
import { w } from './words.ts'

const own = async (ctx: Read) => (await wishesOf(ctx, [ctx.actor.id])).get(ctx.actor.id) ?? usualWishes

/** How the reader wants to be told, each kind with what holds for it. */
export async function showWishes(ctx: Read) {
  const { actor } = ctx
  const wishes = await own(ctx)
  const kinds = noticeKinds().filter(({ can }) => can === undefined || may(actor, can))
  const hours = await hoursOfPeople(ctx, [actor.id])
  return {
    ...wishes,
    choices: Object.fromEntries(kinds.map((kind) => [kind.name, choiceOf(wishes, kind)])),
    kinds: kinds.map(({ name, title, urgent = false, mailsItself = false }) => ({
      name,
      title: say(title, actor.language),
      urgent,
      mails_itself: mailsItself,
    })),
    zone: actor.zone,
    has_hours: hours.size > 0,
    mails: (await installationOf(ctx)).mails,
  }
}

function refuseUnfit({ choices, quiet_from, quiet_to }: Wishes) {
  const unknown = Object.keys(choices).find((name) => !knownKind(name))
  if (unknown !== undefined) throw new Refusal('invalid', w.later('no-kind', { kind: unknown }))
  if ((quiet_from === null) === (quiet_to === null)) return
  const why = w.later('quiet-whole')
  throw inputRefused('quiet_to', why)
}

/** Keeps what somebody wishes; what waits to leave is planned anew. */
export async function keepWishes(ctx: Write, patch: Input<typeof notices.wish>) {
  const before = await own(ctx)
  const wishes: Wishes = {
    ...before,
    ...definedOf(patch),
    choices: { ...before.choices, ...patch.choices },
  }
  refuseUnfit({ ...wishes, choices: patch.choices ?? {} })
  const row = { ...wishes, choices: JSON.stringify(wishes.choices) }
  changesStanding(ctx)
  await ctx.db
    .insertInto('notice_wish')
    .values({ person_id: ctx.actor.id, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
  await planAnew(ctx)
  return done
}

interface Waiting {
  id: string
  kind: string
  at: string
}

/** What has not left yet leaves as it is wished now; what nobody wished to be mailed when it happened stays so. */
async function planAnew(ctx: Write) {
  const { actor } = ctx
  const mine = (await wantedBy(ctx, [actor])).get(actor.id)
  if (!mine) return
  const { rows } = await sql<Waiting>`
    select id, kind, at from notice n where person_id = ${actor.id}::uuid and read_at is null
      and (mail_at is not null or exists (select from notice_push p where p.notice_id = n.id))`.execute(
    ctx.db,
  )
  const plans = rows.map(({ id, kind: name, at }) => {
    const kind = knownKind(name)
    const plan =
      kind &&
      planOf(
        { at: msOf(at), choice: choiceOf(mine.wishes, kind), urgent: kind.urgent ?? false, spared: false },
        mine.wanted,
      )
    const { how = null, mail_at = null, push_at = null } = plan ?? {}
    return {
      id,
      how,
      mail_at: mail_at === null ? null : isoOf(mail_at),
      push_at: push_at === null ? null : isoOf(push_at),
    }
  })
  const planned = sql`jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as p(id uuid, how text, mail_at timestamptz, push_at timestamptz)`
  await sql`update notice n set how = p.how, mail_at = p.mail_at from ${planned} where n.id = p.id and n.mail_at is not null`.execute(
    ctx.db,
  )
  await sql`update notice_push n set run_after = p.push_at from ${planned} where n.notice_id = p.id and p.push_at is not null`.execute(
    ctx.db,
  )
  await sql`delete from notice_push n using ${planned} where n.notice_id = p.id and p.push_at is null`.execute(
    ctx.db,
  )
}
