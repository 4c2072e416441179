import { expect, test } from 'vitest'
import { world } from '#test/world'

const { must } = await world({ publicUrl: 'https://it.halden.example' })

interface Operation {
  parameters: object[]
  responses: Record<string, object>
}
const { paths, components, servers } = await must<{
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, object>>
  servers: object[]
}>(undefined, 'GET', '/api/openapi.json')

const header = (name: string) => ({ $ref: `#/components/headers/${name}` })
const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` })

test('what is promised says where it is, and which headers it takes and gives', () => {
  expect(servers).toEqual([{ url: 'https://it.halden.example' }])
  const ticket = paths['/api/desk/tickets/{id}']
  expect(ticket?.['patch']?.parameters).toEqual(
    expect.arrayContaining([parameter('Idempotency-Key'), parameter('If-Match')]),
  )
  expect(ticket?.['patch']?.responses['200']).toMatchObject({ headers: { ETag: header('ETag') } })
  expect(ticket?.['get']?.parameters).toMatchObject([{ name: 'id', in: 'path' }])
  expect(ticket?.['get']?.responses['200']).toMatchObject({
    headers: { ETag: header('ETag'), RateLimit: header('RateLimit') },
  })
  const open = paths['/api/desk/tickets']?.['post']
  expect(open?.parameters).toEqual([parameter('Idempotency-Key')])
})

test('refusals say what they hold, and each reference leads somewhere', () => {
  expect(components['schemas']?.['Problem']).toMatchObject({
    properties: { version: {}, current: {}, filter: {}, permission: {} },
  })
  expect(components['responses']).toMatchObject({
    TooMany: { headers: { 'Retry-After': header('Retry-After') } },
    NotSignedIn: { headers: { 'WWW-Authenticate': header('WWW-Authenticate') } },
  })
  const refs = [
    ...JSON.stringify({ paths, components }).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g),
  ]
  for (const [, kind = '', name = ''] of refs) expect(Object.keys(components[kind] ?? {})).toContain(name)
})
