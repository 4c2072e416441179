import { expect, test } from 'vitest'
import { directoriesAt, directoryFacts } from '#test/directories'
import { house } from '#test/door'
import { providers } from '#test/sign-on'

const { admin } = await house()

interface Kept {
  /** Where one is made. */
  readonly at: string
  readonly facts: object
  /** How the list calls what is changed. */
  readonly list: string
  readonly patch: object
  readonly field: string
}

// What is no record on the spine counts its versions itself.
const kept: readonly [string, Kept][] = [
  [
    'a webhook',
    {
      at: '/api/webhooks',
      facts: { name: 'Chat', address: 'https://hooks.example.org/a' },
      list: '/api/webhooks',
      patch: { active: false },
      field: 'active',
    },
  ],
  [
    'a directory',
    {
      at: directoriesAt,
      facts: { ...directoryFacts, address: 'ldaps://ldap.example.org', every_hours: 0 },
      list: directoriesAt,
      patch: { most_gone_percent: 3 },
      field: 'most_gone_percent',
    },
  ],
  [
    'a provider',
    {
      at: providers,
      facts: {
        name: 'entra',
        label: 'Entra',
        issuer: 'https://login.example.org',
        client_id: 'wheelhouse',
        client_secret: 'a secret of the tests, long enough',
      },
      list: '/api/identity/sign-on',
      patch: { label: 'Work account' },
      field: 'label',
    },
  ],
  [
    'a category',
    {
      at: '/api/work/categories',
      facts: { title: 'Printing' },
      list: '/api/work/categories',
      patch: { title: 'Paper' },
      field: 'path',
    },
  ],
]

test.each(kept)('%s that another changed meanwhile is not written over', async (_, it) => {
  const made = await admin.post(it.at, it.facts)
  expect(made).toMatchObject({ status: 200 })
  const one = `${it.at}/${String(made.body['id'])}`
  expect(await admin.patch(one, { version: 1, ...it.patch })).toMatchObject({
    status: 200,
    body: { version: 2 },
  })
  const late = await admin.patch(one, { version: 1, ...it.patch })
  expect(late).toMatchObject({
    status: 412,
    body: { key: 'house.stale', version: 2, changes: [{ fields: expect.arrayContaining([it.field]) }] },
  })
  // As it is already: no version more.
  expect(await admin.patch(one, { version: 2, ...it.patch })).toMatchObject({ body: { version: 2 } })
  expect(JSON.stringify((await admin.get(it.list)).body)).toContain('"version":2')
})
