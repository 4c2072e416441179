import { sql } from 'kysely'
import type { Write } from '../context.ts'
import { newId } from '../ids.ts'
import { installationOf } from '../installation.ts'
import { isHeld } from '../legal-hold.ts'

export interface NewMail {
  to: string
  subject: string
  text: string
  html?: string | undefined
  /** The record it is about. */
  entity_id?: string | undefined
  /** Else the address that the installation sends from. */
  sender?: string | undefined
  headers?: Record<string, string> | undefined
  /** Stays withdrawable for so many seconds. */
  afterSeconds?: number | undefined
  /** Not sent any more after this instant. */
  until?: string | undefined
  /** Holds a way in: its texts are shown to nobody, and erased once it has left. */
  secret?: boolean | undefined
}

export interface Queued {
  id: string
  /** As it stands in the mail, for finding the thread that a reply belongs to. */
  message_id: string
}

/** Leaves mails to the workers, in the command's own transaction. */
export async function queueMail(ctx: Write, mails: readonly NewMail[]): Promise<Queued[]> {
  ctx.wake()
  if (mails.length === 0) return []
  const { hostname } = new URL((await installationOf(ctx)).address)
  const rows = mails.map((mail) => {
    const id = newId()
    return {
      id,
      message_id: `<${id}@${hostname}>`,
      entity_id: mail.entity_id ?? null,
      sender: mail.sender ?? null,
      recipient: mail.to,
      subject: mail.subject,
      body_text: mail.text,
      body_html: mail.html ?? null,
      headers: JSON.stringify(mail.headers ?? {}),
      secret: mail.secret ?? false,
      created_at: ctx.now,
      created_by: ctx.actor.id,
      not_before: sql<string>`${ctx.now}::timestamptz + make_interval(secs => ${mail.afterSeconds ?? 0}::int)`,
      not_after: mail.until ?? null,
    }
  })
  await ctx.db.insertInto('mail').values(rows).execute()
  return rows.map(({ id, message_id }) => ({ id, message_id }))
}

const erased = sql`body_text = case when secret then '' else body_text end, body_html = case when secret then null else body_html end`

/** Takes back what has not left yet; gives the ids of those it could. What is on its way is beyond reach. */
export async function withdrawMail(ctx: Write, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update mail set state = 'withdrawn', ${erased}
    where id = any(${[...ids]}::uuid[]) and (state in ('waiting', 'failed') or ${uncertain})
    returning id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** On its way for so long that whoever sent it must be gone, or gone wrong at the very end: nobody knows if it arrived. */
export const uncertain = sql<boolean>`(state = 'sending' and (last_error is not null or sending_at < now() - interval '5 minutes'))`

/** Sends what failed or is uncertain once more, since a person said so; under the same Message-ID, so that a second copy shows as the same. */
export async function sendAgain(ctx: Write, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update mail set state = 'waiting', not_before = ${ctx.now}::timestamptz, last_error = null, sending_at = null
    where id = any(${[...ids]}::uuid[]) and (state = 'failed' or ${uncertain})
      and (not_after is null or not_after > now())
    returning id`.execute(ctx.db)
  ctx.wake()
  return rows.map(({ id }) => id)
}

/** Mail whose time has passed is not sent any more, and what was secret in it goes. */
export async function expireMail(ctx: Write) {
  await sql`update mail set state = 'expired', ${erased}
    where not_after <= ${ctx.now}::timestamptz and (state in ('waiting', 'failed') or ${uncertain})`.execute(
    ctx.db,
  )
}

/** Takes out all mail to these addresses, whatever became of it. */
export async function eraseMailTo(ctx: Write, addresses: readonly string[]) {
  if (addresses.length > 0) await ctx.db.deleteFrom('mail').where('recipient', 'in', addresses).execute()
}

/** Takes the words out of mail about these records that has left and bears one of the values in a header; that it was sent stays. */
export async function blankMail(
  { db }: Pick<Write, 'db'>,
  records: readonly string[],
  [header, values]: readonly [name: string, values: readonly string[]],
) {
  await sql`update mail set body_text = '', body_html = null
    where entity_id = any(${[...records]}::uuid[]) and headers ->> ${header} = any(${[...values]}::text[])
      and state not in ('waiting', 'sending')`.execute(db)
}

const over = sql`state not in ('waiting', 'sending')`
const isOld = (before: string) => sql`${over} and created_at < ${before}::timestamptz`
const isHeldMail = isHeld(sql.ref('mail.entity_id'))

/** Lets go of the mail about these records that has come to its end. */
export const forgetMailAbout = ({ db }: Pick<Write, 'db'>, records: readonly string[]) =>
  sql`delete from mail where ${over} and entity_id = any(${[...records]}::uuid[])`.execute(db)

/** Lets go of mail that came to its end and is older than an instant, no more than so many; says how many. */
export async function forgetOldMail(
  { db }: Pick<Write, 'db'>,
  before: string,
  most: number,
): Promise<number> {
  const { rows } = await sql`
    delete from mail where id in (
      select id from mail where ${isOld(before)} and not ${isHeldMail} limit ${most}::int) returning id`.execute(
    db,
  )
  return rows.length
}

/** How many of those there are, and how many more a legal hold keeps. */
export async function oldMail({ db }: Pick<Write, 'db'>, before: string) {
  const { rows } = await sql<{ n: number; held: number }>`
    select count(*) filter (where not held)::int as n, count(*) filter (where held)::int as held
    from (select ${isHeldMail} as held from mail where ${isOld(before)}) old`.execute(db)
  return rows[0] ?? { n: 0, held: 0 }
}
