import { sql } from 'kysely'
import { type Browser, house } from './door.ts'
import { openidProvider } from './openid-provider.ts'

const origin = 'http://wheelhouse.example'
export const backOf = (name: string) => `${origin}/sign-in/by/${name}`
export const entra = {
  client_id: 'wheelhouse',
  client_secret: 'a secret of the tests, long enough',
  redirect_uri: backOf('entra'),
}
/** Another client of the same provider. */
export const open = { client_id: 'without-secret', redirect_uri: backOf('open') }

export const providers = '/api/identity/sign-on/providers'

/** A house whose people come through a provider that runs here, too. */
export async function signOnHouse() {
  const { issuer, people, walk } = await openidProvider([entra, open])
  const made = await house({ publicUrl: origin })
  const { db, admin } = made
  const facts = { label: 'Entra', issuer, client_id: entra.client_id, client_secret: entra.client_secret }
  const added = await admin.post(providers, { name: 'entra', ...facts })
  const id = String(added.body['id'])

  /** The whole way there and back; `tamper` changes what comes back. */
  async function through(
    own: Browser,
    { name = 'entra', purpose = 'enter', next = '/', tamper = (a: string) => a } = {},
  ) {
    const begun = await own.post('/api/sign-in/provider', { name, purpose, next })
    if (begun.status !== 200) return begun
    const answer = await walk(String(begun.body['to']), backOf(name))
    return own.post('/api/sign-in/provider/back', { name, answer: tamper(answer) })
  }

  let count = 0
  /** Somebody whom the provider knows by this address. */
  function known(
    email: string,
    more: Record<string, unknown> = {},
    how: { amr?: string[]; at?: number } = {},
  ) {
    const subject = `subject-${(count += 1)}`
    people.known[subject] = { claims: { email, email_verified: true, name: 'Somebody', ...more }, ...how }
    return subject
  }
  /** Who sits at the browser when the provider asks. */
  function as(subject: string) {
    people.now = subject
    people.refuses = false
  }
  /** Why somebody was not let in, the last time. */
  async function why() {
    const { rows } = await sql<{ why: string }>`
      select d.payload::jsonb ->> 'why' as why from event e join event_data d on d.event_id = e.id
      where e.kind = 'identity.provider-refused' order by e.id desc limit 1`.execute(db)
    return rows[0]?.why
  }
  const change = (patch: object) => admin.patch(`${providers}/${id}`, patch)
  return { ...made, origin, issuer, people, walk, facts, added, id, change, through, known, as, why }
}
