import { expect, test } from 'vitest'
import { roles } from '#kernel/auth/roles'
import { exampleInput } from '#lib/example'
import { urlFor } from './asking.ts'
import { endpoints } from './endpoints.ts'
import { world } from './world.ts'

const { call, someone } = await world()
const all = await someone('Whoever may all', roles)

const aRecord = '019a5c1e-7b00-7000-8000-000000001042'

/** What an example alone cannot hold. */
const needsMore = new Set([
  // The fields that there are, all of them.
  'fields.order',
  // A head that was signed at an earlier time.
  'seal.growth',
  // The keys of a browser.
  'notices.addDevice',
  // Another name than the example before it had.
  'directories.addConnection',
  // A mail server.
  'identity.sendTestMail',
  // The metadata of a provider.
  'identity.addSamlProvider',
  // Either a model or a type in each line.
  'assets.addKit',
  // Software that some device has.
  'software.assign',
  // A record with this number.
  'administration.placeHold',
])

/** Those that a program with a token may call, and whose example speaks of nothing that has to be there first. */
const tried = endpoints.filter(
  ({ name, endpoint: { can, bySession, carries, input, path } }) =>
    !needsMore.has(name) &&
    can !== 'anyone' &&
    !bySession &&
    (carries === undefined || carries === 'burst') &&
    !path.includes(':') &&
    !JSON.stringify(exampleInput(input)).includes(aRecord),
)

test('there is something to try', () => expect(tried.length).toBeGreaterThan(60))

test.each(tried)('$name: the example works as it stands', async ({ endpoint }) => {
  const { url, body } = urlFor(endpoint, exampleInput(endpoint.input) as Record<string, unknown>)
  const reply = await call(all, endpoint.method, url, body)
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 })
})
