import { sql } from 'kysely'
import type { Read, Write } from '../context.ts'
import { installationOf } from '../installation.ts'
import { uncertain } from '../mail/queue.ts'

export interface Mailed {
  /** How far a head has surely left, and when that was. */
  size: number
  at: string
  /** How far one goes that waits to leave; nothing does otherwise. */
  waiting: number | null
}

/** What has left by mail to an address; nothing yet of one that is new. */
export async function mailedTo({ db }: Pick<Read, 'db'>, recipient: string): Promise<Mailed | undefined> {
  const { rows } = await sql<Mailed>`
    select case when m.state = 'sent' then s.size else s.left_size end as size,
      case when m.state = 'sent' then m.sent_at else s.left_at end as at,
      case when m.state in ('waiting', 'sending') and not ${uncertain} then s.size end as waiting
    from seal_mail s left join mail m on m.id = s.mail_id where s.recipient = ${recipient}`.execute(db)
  return rows[0]
}

/** Notes that a head goes to an address by this mail, beside what has left by then. */
export const mailed = (
  ctx: Write,
  recipient: string,
  { size, at }: Mailed,
  next?: { size: number; mail_id: string },
) =>
  sql`insert into seal_mail (recipient, left_at, left_size, size, mail_id)
    values (${recipient}, ${at}::timestamptz, ${size}::bigint, ${next?.size ?? null}::bigint, ${next?.mail_id ?? null}::uuid)
    on conflict (recipient) do update set left_at = excluded.left_at, left_size = excluded.left_size,
      size = excluded.size, mail_id = excluded.mail_id`.execute(ctx.db)

/** For how many seconds a head has been owed to the address that they go to by mail. */
export async function owedByMail(ctx: Pick<Read, 'db'>): Promise<number> {
  const { sealMail } = await installationOf(ctx)
  const left = sealMail === null ? undefined : await mailedTo(ctx, sealMail)
  if (!left) return 0
  const { rows } = await sql<{ owed: number }>`
    select extract(epoch from now() - greatest(at, ${left.at}::timestamptz))::float8 as owed
    from seal_head where size > ${left.size}::bigint order by size limit 1`.execute(ctx.db)
  return rows[0]?.owed ?? 0
}
