import { sql } from 'kysely'
import type { Sentence } from '#lib/words'
import type { Actor } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { type Letter, writeLetter } from '#kernel/mail/letter'
import { type NewMail, queueMail } from '#kernel/mail/queue'
import { mailReaders } from '#kernel/mail/readers'
import { leaver } from './due.ts'
import { type Bundle, bundled } from './engine/bundle.ts'
import { knownKind } from './kinds.ts'
import { type NoticeRow, type RecordTold, recordsOf, sayer } from './said.ts'
import { w } from './words.ts'

interface DueRow extends NoticeRow {
  how: 'now' | 'digest'
}

/** So many notices are looked at in one transaction. */
const batch = 500
/** What waited for the end of quiet hours comes as one mail where it would be more than this many. */
const mostAtOnce = 3
/** So many lines stand in one mail. */
const mostLines = 40

/** One at a time: what falls due together for one person is one mail. */
const mine = async ({ db }: Write) => {
  const { rows } = await sql<{
    mine: boolean
  }>`select pg_try_advisory_xact_lock(724630122) as mine`.execute(db)
  return rows[0]?.mine ?? false
}

/** Mails what has fallen due, and says whether there was anything. */
export async function mailDue(ctx: Write): Promise<boolean> {
  if (!(await mine(ctx))) return false
  const { rows } = await sql<DueRow>`
    select n.* from notice n where n.mail_at <= ${ctx.now}::timestamptz order by n.mail_at, n.id limit ${batch}::int for update`.execute(
    ctx.db,
  )
  if (rows.length === 0) return false
  const { mails } = await installationOf(ctx)
  // Without a mail server nothing is left waiting for one: it stands in the inbox.
  if (mails)
    for (const [person, some] of Map.groupBy(rows, ({ person_id }) => person_id))
      await mailTo(ctx, person, some)
  await sql`update notice set mail_at = null where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
    ctx.db,
  )
  return true
}

async function mailTo(ctx: Write, personId: string, rows: readonly DueRow[]) {
  const { actor, leaves } = await leaver(ctx, personId)
  const [reader] = await mailReaders(ctx, [personId])
  if (!actor || !reader) return
  const leaving: DueRow[] = []
  for (const row of rows) if (await leaves(row, ({ mail }) => mail === row.how)) leaving.push(row)
  if (leaving.length === 0) return
  const letters = await lettersFor(ctx, actor, leaving)
  await queueMail(
    ctx,
    letters.map((letter) => ({ to: reader.email, ...letter })),
  )
  await sql`update notice set mailed_at = ${ctx.now}::timestamptz where id = any(${leaving.map(({ id }) => id)}::uuid[])`.execute(
    ctx.db,
  )
}

type Told = Omit<NewMail, 'to'>

async function lettersFor(ctx: Write, actor: Actor, rows: readonly DueRow[]): Promise<Told[]> {
  const desk = await writer(ctx, actor, rows)
  const digest = bundled(rows.filter(({ how }) => how === 'digest'))
  const now = bundled(rows.filter(({ how }) => how === 'now'))
  const many =
    now.length > mostAtOnce
      ? [desk.several(now, w.later('mail.many-subject', { n: now.length }))]
      : await Promise.all(now.map((line) => desk.one(line)))
  const daily =
    digest.length > 0 ? [desk.several(digest, w.later('mail.digest-subject', { n: digest.length }))] : []
  return [...many, ...daily]
}

/** Writes letters to one reader, of one line or of several. */
async function writer(ctx: Write, actor: Actor, rows: readonly DueRow[]) {
  const { address } = await installationOf(ctx)
  const [told, records] = [await sayer(ctx, rows, actor), await recordsOf(ctx, rows)]
  const foot = [w.later('mail.foot', { address })]
  const write = (letter: Omit<Letter, 'foot'>) => writeLetter({ ...letter, foot }, actor.language)
  const lineOf = ({ id, notices }: Bundle<DueRow>): Sentence => {
    const [first] = notices
    const record = records.get(id)
    const says = first ? told(first) : ''
    const whole = notices.length > 1 ? { says, n: notices.length - 1 } : undefined
    const shown = whole ? `${whole.says} (+${whole.n})` : says
    return record
      ? w.later('mail.line', { key: record.key, title: record.title, says: shown })
      : w.later('mail.says-house', { says: shown })
  }
  const about = async (record: RecordTold, { notices }: Bundle<DueRow>): Promise<Told> => {
    const spoken = notices.flatMap(({ part, kind }) => {
      const source = knownKind(kind)?.words
      return part !== null && source ? [{ part, source }] : []
    })
    // Words of one message go into a mail, not of several: by its header it is found when they are taken back or erased.
    const [only] = spoken.length === 1 ? spoken : []
    const words = only && (await only.source.of(ctx, only.part))
    const { key, title } = record
    return {
      entity_id: record.id,
      headers: {
        References: `<${record.id}@${new URL(address).hostname}>`,
        ...(only && words !== undefined && { [only.source.header]: only.part }),
      },
      ...write({
        subject: w.later('mail.one-subject', { key, title }),
        lines: [
          ...notices.map((one) => w.later('mail.says', { says: told(one), key })),
          ...(words === undefined ? [] : [w.later('mail.words', { words })]),
        ],
        action: { label: w.later('mail.open', { key }), url: `${address}/go/${key}` },
      }),
    }
  }
  return {
    async one(line: Bundle<DueRow>): Promise<Told> {
      const record = records.get(line.id)
      if (record) return about(record, line)
      const [first] = line.notices
      const says = first ? told(first) : ''
      return write({
        subject: w.later('mail.house-subject', { says }),
        lines: [w.later('mail.says-house', { says })],
        action: { label: w.later('mail.look'), url: `${address}${first?.leads_to ?? '/inbox'}` },
      })
    },
    several(lines: readonly Bundle<DueRow>[], subject: Sentence): Told {
      const more = lines.length - mostLines
      return write({
        subject,
        lines: [
          ...lines.slice(0, mostLines).map(lineOf),
          ...(more > 0 ? [w.later('mail.more', { n: more })] : []),
        ],
        action: { label: w.later('mail.inbox'), url: `${address}/inbox` },
      })
    },
  }
}
