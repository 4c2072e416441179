import { sql } from 'kysely'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { readersAmong } from '#kernel/auth/readers'
import type { Told } from '#kernel/flows'
import { installationOf } from '#kernel/installation'
import { writeLetter } from '#kernel/mail/letter'
import { type NewMail, queueMail, withdrawMail } from '#kernel/mail/queue'
import { type MailReader, mailReaders } from '#kernel/mail/readers'
import { watchersOf } from '#facets/watchers/public'
import { withoutAccount } from '#modules/people/public'
import { w } from './words.ts'

/** A reply can be taken back before it leaves. */
const undoSeconds = 15
export const aboutHeader = 'X-Wheelhouse-Comment'
const mergeHeader = 'X-Wheelhouse-Merged-Into'

interface Said {
  kind: 'description' | 'reply' | 'note'
  author: string
  body: string
  key: string
  title: string
  requester_id: string | null
  assignee_id: string | null
  mentioned: string[]
}

/** Words that were not taken back, and the ticket that they stand on. */
export async function saidBy({ db }: Pick<Write, 'db'>, commentId: string): Promise<Said | undefined> {
  const { rows } = await sql<Said>`
    select c.kind, p.name as author, c.body, t.key, t.title, t.requester_id, t.assignee_id,
      array(select principal_id from comment_mention m where m.comment_id = c.id) as mentioned
    from comment c join work t on t.id = c.entity_id join principal p on p.id = c.author_id
    where c.id = ${commentId}::uuid and c.withdrawn_at is null`.execute(db)
  return rows[0]
}

interface Reader extends MailReader {
  readonly signsIn: boolean
}

/** Those who can sign in, by their account. */
const members = async (ctx: Write, people: readonly string[]): Promise<Reader[]> =>
  (await mailReaders(ctx, people)).map((one) => ({ ...one, signsIn: true }))

/** Those who cannot, at their address in the directory. */
const outsiders = async (ctx: Write, people: readonly string[]): Promise<Reader[]> =>
  (await withoutAccount(ctx, people)).map((one) => ({ ...one, signsIn: false }))

const everybody = async (ctx: Write, people: readonly string[]): Promise<Reader[]> => [
  ...(await members(ctx, people)),
  ...(await outsiders(ctx, people)),
]

interface About {
  /** By which it is found again, as long as it has not left. */
  readonly header: readonly [name: string, value: string]
  readonly key: string
  readonly title: string
  readonly lines: readonly Sentence[]
  /** The number on the button, where that is another one. */
  readonly opens?: string
}

/** One letter to each about a ticket. All of one ticket is one thread, whoever wrote first. */
async function mailAbout(ctx: Write, { subject }: Told, readers: readonly Reader[], about: About) {
  const { address } = await installationOf(ctx)
  const { key, title, lines, opens = key } = about
  const values = { key, title, address }
  const [header, value] = about.header
  const letter = ({ email, language, signsIn }: Reader): NewMail => ({
    to: email,
    entity_id: subject.id,
    afterSeconds: undoSeconds,
    headers: {
      [header]: value,
      References: `<${subject.id}@${new URL(address).hostname}>`,
      'Auto-Submitted': 'auto-generated',
    },
    ...writeLetter(
      {
        subject: w.later('mail.subject', values),
        lines: [...lines],
        // Who cannot sign in is not sent to a closed door.
        ...(signsIn && {
          action: { label: w.later('mail.open', { key: opens }), url: `${address}/go/${key}` },
        }),
        foot: [w.later('mail.foot', values)],
      },
      language,
    ),
  })
  await queueMail(ctx, readers.map(letter))
}

const mailWords = (ctx: Write, told: Told, readers: readonly Reader[], commentId: string, said: Said) =>
  mailAbout(ctx, told, readers, {
    header: [aboutHeader, commentId],
    key: said.key,
    title: said.title,
    lines: [
      w.later('mail.wrote', { author: said.author, key: said.key }),
      w.later('mail.words', { body: said.body }),
    ],
  })

/** Those to whom the desk itself mails what is said: who asked, has the trouble too, or gets copies. */
export async function copiesTo(ctx: Write, id: string): Promise<string[]> {
  const { rows } = await sql<{ requester_id: string | null }>`
    select requester_id from work where id = ${id}::uuid`.execute(ctx.db)
  const concerned = (await watchersOf(ctx, id)).filter(({ role }) => role !== 'watcher')
  return [
    ...rows.flatMap(({ requester_id }) => requester_id ?? []),
    ...concerned.map((one) => one.principal_id),
  ]
}

/**
 * Mails public words to whoever asked or gets copies, and may still see the ticket, but never to who wrote them. Those who
 * work on it or watch it are told by notices, as they choose; who cannot choose, by mail.
 */
export async function mailReply(ctx: Write, commentId: string, told: Told) {
  const said = await saidBy(ctx, commentId)
  if (!said) return
  const copies = await copiesTo(ctx, told.subject.id)
  const watchers = (await watchersOf(ctx, told.subject.id)).map(({ principal_id }) => principal_id)
  const people = [...copies, said.assignee_id, ...watchers].filter(
    (id) => id !== null && id !== told.actor_id,
  ) as string[]
  const readers = await readersAmong(ctx, people, told.subject.id)
  const to = [
    ...(await members(
      ctx,
      readers.filter((id) => copies.includes(id)),
    )),
    ...(await outsiders(ctx, readers)),
  ]
  await mailWords(ctx, told, to, commentId, said)
}

interface Merge {
  author: string
  key: string
  title: string
  into: string
  requester_id: string | null
}

/** Tells whoever asked where it goes on, now that the conversation is no longer to be had under their number. */
export async function mailMerged(ctx: Write, into: string, told: Told) {
  const { rows } = await sql<Merge>`
    select p.name as author, t.key, t.title, t.requester_id, m.key as into
    from work t join entity e on e.id = t.id join entity m on m.id = e.merged_into join principal p on p.id = ${told.actor_id}::uuid
    where t.id = ${told.subject.id}::uuid and m.id = ${into}::uuid`.execute(ctx.db)
  const [merge] = rows
  if (!merge || merge.requester_id === null || merge.requester_id === told.actor_id) return
  const { requester_id, key, title } = merge
  const readers = await readersAmong(ctx, [requester_id], told.subject.id)
  await mailAbout(ctx, told, await everybody(ctx, readers), {
    header: [mergeHeader, into],
    key,
    title,
    lines: [w.later('mail.merged', { author: merge.author, key, into: merge.into })],
    opens: merge.into,
  })
}

/** A merge that was taken back at once is not mailed. */
export const withdrawMerge = (ctx: Write, into: string, { subject }: Told) =>
  withdrawAbout(ctx, subject.id, mergeHeader, into)

/** Words that were taken back are not mailed any more, if they have not left yet. */
export async function withdrawReply(ctx: Write, commentId: string, { subject }: Told) {
  await withdrawAbout(ctx, subject.id, aboutHeader, commentId)
}

async function withdrawAbout(ctx: Write, entityId: string, header: string, about: string) {
  const { rows } = await sql<{ id: string }>`
    select id from mail where entity_id = ${entityId}::uuid and headers->>${header} = ${about}`.execute(
    ctx.db,
  )
  await withdrawMail(
    ctx,
    rows.map(({ id }) => id),
  )
}
