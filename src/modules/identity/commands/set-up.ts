import type { Input } from '#lib/contract'
import { done } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { system } from '#kernel/actor'
import type { Receive, Write } from '#kernel/context'
import type { Db } from '#kernel/db'
import { instantNow } from '#kernel/context'
import { decide } from '#kernel/settings'
import { createPeople } from '#modules/people/public'
import { accountSubject, isSetUp } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { passwordChanged, setUp as setUpEvent } from '../events.ts'
import { issueLinks, linkHours, linkPath, openLink, useLink } from '../links.ts'
import { hashChosen } from '../passwords.ts'
import { startSession } from '../sessions.ts'
import { noteSignIn } from '../sign-ins.ts'
import { whence } from '../whence.ts'
import { settings } from '../settings.ts'
import { w } from '../words.ts'
import { createAccounts } from './create-accounts.ts'

/** The path of the one-time link by which a new house is set up; undefined once anyone has an account. */
export async function issueSetupLink(db: Db): Promise<string | undefined> {
  if (await isSetUp({ db })) return undefined
  const link = { kind: 'setup', person_id: null, hours: linkHours.setup } as const
  const [secret = ''] = await issueLinks({ db, now: instantNow(), actor: system }, [link])
  return linkPath('setup', secret)
}

type Given = Input<typeof identity.setUp>

async function found(
  ctx: Write,
  { organisation, name, email, language, zone }: Given,
  password_hash: string,
) {
  const [person] = await createPeople(ctx, [
    { display_name: name, emails: [{ value: email }], language, zone },
  ])
  if (!person) throw new Error('no person was made')
  // Whoever sets the house up also runs it at first; as administrator alone they would not see its work.
  const roles = [{ role: 'requester' }, { role: 'manager' }, { role: 'administrator' }] as const
  await createAccounts(ctx, [{ person_id: person.id, email, password_hash, language, zone, roles }], {
    id: person.id,
  })
  await decide(ctx, settings.organisationName, organisation)
  await decide(ctx, settings.organisationLanguage, language)
  await decide(ctx, settings.organisationZone, zone)
  await ctx.db
    .updateTable('account')
    .set({ signed_in_at: ctx.now })
    .where('person_id', '=', person.id)
    .execute()
  const session = await startSession(ctx, person.id)
  await noteSignIn(ctx, { person_id: person.id, how: 'link', result: 'in' })
  const subject = await accountSubject(ctx, person.id)
  const by = { id: person.id, session: session.id }
  const { ip } = whence(ctx.request)
  ctx.emit(setUpEvent, subject, { organisation, ip }, { by, granted: false })
  ctx.emit(passwordChanged, subject, { how: 'set-up', ip }, { by, granted: false })
  return session
}

/** Founds the organisation and its first administrator. Of any number who try at once, one does. */
export async function setUp(ctx: Receive, input: Given) {
  await openLink(ctx, input.secret, 'setup')
  const password_hash = await hashChosen(input.password, [input.name, input.email, input.organisation])
  const session = await ctx.write(async (tx) => {
    await useLink(tx, input.secret, 'setup')
    if (await isSetUp(tx)) throw new Refusal('conflict', w.later('set-up-already'))
    return found(tx, input, password_hash)
  })
  ctx.request.giveSession?.(session.secret)
  return done
}
