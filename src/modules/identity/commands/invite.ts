import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { namesOf } from '#kernel/auth/names'
import { installationOf } from '#kernel/installation'
import { queueMail } from '#kernel/mail/queue'
import { together } from '#kernel/together'
import { createPeople, personsByEmail } from '#modules/people/public'
import { type AccountRow, accountOf, accountSubject, subjectsOf } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { invitationWithdrawn, invited, roleTaken } from '../events.ts'
import { closeLink, issueLinks, linkHours, linkTo } from '../links.ts'
import { invitationMails } from '../mails.ts'
import { organisationOf } from '../settings.ts'
import { w } from '../words.ts'
import { needWayIn } from './accounts.ts'
import { createAccounts } from './create-accounts.ts'
import { hoursLater } from './forgot.ts'
import { needGrant } from './roles.ts'

type Given = Input<typeof identity.invite>
type Invited = Pick<AccountRow, 'person_id' | 'name' | 'email' | 'language' | 'zone'>

/** Makes links for people and writes to them; without a mail server the links come back instead. */
async function sendInvitations(ctx: Write, people: readonly Invited[]): Promise<(string | null)[]> {
  const hours = linkHours.invitation
  const secrets = await issueLinks(
    ctx,
    people.map(({ person_id }) => ({ kind: 'invitation', person_id, hours })),
  )
  const urls = await together(...secrets.map((secret) => linkTo(ctx, 'invitation', secret)))
  if (!(await installationOf(ctx)).mails) return urls
  const until = hoursLater(ctx.now, hours)
  const letters = await invitationMails(
    ctx,
    ctx.actor.name,
    people.map((person, n) => ({ ...person, url: urls[n] ?? '', until })),
  )
  const mails = letters.map((texts, n) => ({ to: people[n]?.email ?? '', ...texts, until, secret: true }))
  await queueMail(ctx, mails)
  return urls.map(() => null)
}

/** Those who are in the directory, by id or by address, must be with the organisation; others are added to it. */
async function personsFor(ctx: Write, people: Given['people']) {
  const byEmail = await personsByEmail(
    ctx,
    people.map(({ email }) => email),
  )
  const named = people.map((one) => ({ ...one, person_id: one.person_id ?? byEmail.get(one.email) }))
  const known = named.flatMap(({ person_id }) => person_id ?? [])
  const { rows } = await sql<{ id: string }>`
    select id from principal where id = any(${known}::uuid[]) and kind = 'person' and active`.execute(ctx.db)
  if (rows.length < new Set(known).size) throw new Refusal('conflict', w.later('no-such-person'))
  await needWayIn(ctx, known)
  const fresh = named.filter(({ person_id }) => person_id === undefined)
  const drafts = fresh.map(({ name, email }) => ({ display_name: name ?? email, emails: [{ value: email }] }))
  const made = (await createPeople(ctx, drafts)).values()
  return named.map(({ person_id, email }) => ({ email, person_id: person_id ?? made.next().value?.id ?? '' }))
}

/** Opens accounts that wait for their people to choose a password. */
export async function invite(ctx: Write, { people, roles }: Given) {
  for (const role of roles) await needGrant(ctx, role)
  const { language, zone } = await organisationOf(ctx)
  const persons = (await personsFor(ctx, people)).map((person) => ({ ...person, language, zone }))
  await createAccounts(
    ctx,
    persons.map((person) => ({ ...person, roles })),
  )
  const ids = persons.map(({ person_id }) => person_id)
  const names = await namesOf(ctx, ids)
  const named = persons.map((person) => ({ ...person, name: names.get(person.person_id) ?? person.email }))
  const links = await sendInvitations(ctx, named)
  const subjects = await subjectsOf(ctx, ids)
  for (const { person_id, email } of persons) {
    const subject = subjects.get(person_id)
    if (subject) ctx.emit(invited, subject, { email, again: false }, { granted: false })
  }
  return {
    invited: persons.map(({ person_id, email }, n) => ({ id: person_id, email, link: links[n] ?? null })),
  }
}

async function invitedAccount(ctx: Write, id: string): Promise<AccountRow> {
  const account = await accountOf(ctx, id)
  if (!account || account.password_hash !== null || account.linked || account.disabled_at !== null)
    throw new Refusal('conflict', w.later('not-open'))
  await needWayIn(ctx, [id])
  return account
}

export async function inviteAgain(ctx: Write, { id }: Input<typeof identity.inviteAgain>) {
  const account = await invitedAccount(ctx, id)
  const [link = null] = await sendInvitations(ctx, [account])
  ctx.emit(invited, await accountSubject(ctx, id), { email: account.email, again: true }, { granted: false })
  return { ok: true as const, link }
}

/** Takes the invitation back: link, account and the roles that came with it go; the person stays in the directory. */
export async function withdrawInvitation(ctx: Write, { id }: Input<typeof identity.withdrawInvitation>) {
  const account = await invitedAccount(ctx, id)
  await closeLink(ctx, 'invitation', id)
  await ctx.db.deleteFrom('account').where('person_id', '=', id).where('password_hash', 'is', null).execute()
  // Else a later invitation would bring back more than it says.
  const taken = await ctx.db
    .deleteFrom('role_grant')
    .where('principal_id', '=', id)
    .returning(['role', 'team_id', 'place_id'])
    .execute()
  const subject = await accountSubject(ctx, id)
  ctx.emit(invitationWithdrawn, subject, { email: account.email }, { granted: false })
  for (const grant of taken) ctx.emit(roleTaken, subject, grant, { granted: false })
  return done
}
