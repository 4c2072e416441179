import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { contracts } from '#modules/contracts'
import { mcpClient } from '#test/mcp-client'
import { world } from '#test/world'
import { hashOf } from '#kernel/auth/credentials'
import { offers } from './tools.ts'

const { app, db, someone, team, must, call } = await world()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const network = await team('Network')
const ana = await someone('Ana Lind', ['lead'])
const lena = await someone('Lena Vogt', ['requester'])

const [desk, asker] = [await mcpClient(address, ana.token), await mcpClient(address, lena.token)]
afterAll(async () => {
  await desk.client.close()
  await asker.client.close()
})

const Said = z.object({
  isError: z.boolean().optional(),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
})
/** What a tool answered: its words, and its thing. */
async function use({ client }: typeof desk, name: string, input: Record<string, unknown> = {}) {
  const {
    isError = false,
    content,
    structuredContent = {},
  } = Said.parse(await client.callTool({ name, arguments: input }))
  return { isError, words: content.map(({ text = '' }) => text).join('\n'), thing: structuredContent }
}
const codeIn = (words: string) => /confirm "([^"]+)"/.exec(words)?.[1] ?? ''

test('each promise that a token may call is a tool, with its words and its fields', async () => {
  const { tools } = await desk.client.listTools()
  const names = new Set(tools.map(({ name }) => name))
  // What a role lacks is refused before its input is looked at.
  const expected = await Promise.all(
    [...offers()].map(
      async ([
        name,
        {
          endpoint: { method, path, can },
        },
      ]) => (can === 'signed-in' || (await call(ana, method, path)).status !== 403 ? [name] : []),
    ),
  )
  expect([...names].toSorted()).toEqual(expected.flat().toSorted())
  // What only a person at a screen may do is never offered.
  for (const one of ['identity_make_token', 'identity_change_password', 'identity_begin_passkey'])
    expect(names).not.toContain(one)
  const open = tools.find(({ name }) => name === 'desk_open')
  expect(open).toMatchObject({
    description: 'Open a ticket',
    inputSchema: { required: ['title'], properties: { title: { title: 'Subject' } } },
    annotations: { readOnlyHint: false, destructiveHint: false },
  })
  const mayAsk = (await asker.client.listTools()).tools.map(({ name }) => name)
  expect(mayAsk).toContain('desk_open')
  expect(mayAsk).not.toContain('desk_bulk')
})

test('a token that only reads is offered nothing that changes anything', async () => {
  const reader = await someone('Rita Reader', ['lead'])
  await db
    .updateTable('api_token')
    .set({ permissions: ['desk.read'] })
    .where('token_hash', '=', hashOf(reader.token))
    .execute()
  const { client } = await mcpClient(address, reader.token)
  try {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toContain('desk_list')
    expect(
      tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name),
    ).toEqual([])
  } finally {
    await client.close()
  }
})

test('no promise has a field that MCP adds itself', () => {
  for (const [room, contract] of Object.entries(contracts))
    for (const [verb, { input, carries }] of Object.entries(contract)) {
      expect([room, verb, 'confirm' in input.shape]).toEqual([room, verb, false])
      if (carries === 'upload') expect('content' in input.shape).toBe(false)
    }
})

test('a program works the queue: opens, finds, answers and solves, and reads the record whole', async () => {
  const opened = await use(desk, 'desk_open', {
    title: 'Chart plotter is dark',
    team_id: network,
    requester_id: lena.id,
  })
  const { key, id } = z.object({ key: z.string(), id: z.string() }).parse(opened.thing)
  const listed = await use(desk, 'desk_list', { q: 'is:open team:network' })
  expect(listed.thing).toMatchObject({ items: [{ key, title: 'Chart plotter is dark' }], next: null })
  expect((await use(desk, 'desk_show', { id: key })).thing).toMatchObject({ id, key })
  await use(desk, 'desk_reply', { id, html: '<p>Coming over.</p>' })
  const solved = await use(desk, 'desk_move', { id, verb: 'solve', resolution: 'A fuse.' })
  expect(solved.thing).toMatchObject({ ticket: { state: 'solved' } })
  const uri = `wheelhouse://record/${key}`
  const { contents } = await asker.client.readResource({ uri })
  expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({
    key,
    resolution: 'A fuse.',
    comments: [{ html: '<p>Coming over.</p>' }],
    history: expect.arrayContaining([
      expect.objectContaining({ lines: ['Ana Lind wrote how it was solved: A fuse.'] }),
    ]),
  })
  const other = await must<{ key: string }>(ana, 'POST', '/api/desk/tickets', { title: 'Never looked at' })
  await must(ana, 'POST', `/api/records/${id}/visit`, {})
  expect((await desk.client.listResources()).resources).toMatchObject([
    { uri, name: key },
    { uri: `wheelhouse://record/${other.key}`, title: 'Never looked at' },
  ])
})

test('a refusal is a result that says why, and what is hidden is refused as what is absent', async () => {
  expect(await use(desk, 'desk_open', { title: 'x' })).toMatchObject({
    isError: true,
    words: expect.stringMatching(/title: /),
  })
  expect(await use(asker, 'desk_bulk', { ids: [lena.id], action: { do: 'note', html: 'x' } })).toMatchObject({
    isError: true,
  })
  expect(await use(desk, 'desk_nothing')).toEqual({
    isError: true,
    words: 'There is no tool desk_nothing here',
    thing: {},
  })
  for (const id of ['.', '..', ''])
    expect(await use(desk, 'desk_show', { id })).toMatchObject({ isError: true })
  for (const uri of ['wheelhouse://record/%', 'wheelhouse://record/..', 'https://elsewhere.example/'])
    await expect(desk.client.readResource({ uri })).rejects.toThrow('no such record')
  const hidden = await must<{ key: string }>(ana, 'POST', '/api/desk/tickets', { title: 'Payroll fraud' })
  const refusals = await Promise.all(
    [hidden.key, 'INC-999999'].map((key) =>
      asker.client.readResource({ uri: `wheelhouse://record/${key}` }).then(
        () => 'shown',
        (error: unknown) => String(error).replace(key, 'KEY'),
      ),
    ),
  )
  expect(refusals[0]).toMatch(/There is no such record/)
  expect(refusals[1]).toBe(refusals[0])
})

test('what waits for a second person is no error, and is told by its id', async () => {
  const { token } = await someone('Adam', ['administrator'])
  const house = await mcpClient(address, token)
  const input = { principal_ids: [lena.id], role: 'technician' }
  const { words: shown } = await use(house, 'identity_give_role', input)
  const fourEyes = { name: 'identity.four-eyes', value: JSON.stringify(true) }
  await db.insertInto('setting').values(fourEyes).execute()
  const asked = await use(house, 'identity_give_role', { ...input, confirm: codeIn(shown) })
  await db.deleteFrom('setting').where('name', '=', fourEyes.name).execute()
  await house.client.close()
  expect(asked.isError).toBe(false)
  expect(asked.words).toMatch(/^Waits for a second person.*It is the change [0-9a-f-]{36}/)
})

test('what is dangerous is shown first, and done with the code of just that', async () => {
  const { id } = await must<{ id: string }>(ana, 'POST', '/api/desk/tickets', { title: 'Old buoy' })
  const input = { ids: [id], action: { do: 'change', patch: { impact: 1 } } }
  const first = await use(desk, 'desk_bulk', input)
  expect(first).toMatchObject({
    isError: false,
    thing: { dry_run: true, done: 1, confirm: codeIn(first.words) },
    words: expect.stringMatching(/^Nothing was done yet/),
  })
  const impact = async () => (await must<{ impact: number }>(ana, 'GET', `/api/desk/tickets/${id}`)).impact
  expect(await impact()).toBe(3)
  const confirm = codeIn(first.words)
  const other = { ...input, action: { do: 'change', patch: { impact: 2 } } }
  for (const wrong of [
    await use(desk, 'desk_bulk', { ...other, confirm }),
    await use(desk, 'desk_bulk', { ...input, confirm: `${confirm}x` }),
  ])
    expect(wrong).toMatchObject({
      isError: true,
      words: expect.stringMatching(/^That confirmation is not for this/),
    })
  expect(await impact()).toBe(3)
  // The same in another order is the same.
  const { action, ids } = input
  const done = await use(desk, 'desk_bulk', { confirm, action, ids })
  expect(done).toMatchObject({ thing: { dry_run: false, done: 1 } })
  expect(done.thing).not.toHaveProperty('confirm')
  expect(await impact()).toBe(1)
  await must(ana, 'PATCH', `/api/desk/tickets/${id}`, { impact: 3 })
  expect(await use(desk, 'desk_bulk', { ...input, confirm })).toMatchObject({
    isError: true,
    words: expect.stringMatching(/^That confirmation was used/),
  })
  expect(await impact()).toBe(3)
})

test('files go in and out', async () => {
  const content = Buffer.from('Fuse list').toString('base64')
  const kept = await use(desk, 'files_upload', { name: 'fuses.txt', content })
  const { id } = z.object({ id: z.string() }).parse(kept.thing)
  const { content: parts } = await desk.client.callTool({ name: 'files_content', arguments: { id } })
  expect(parts).toMatchObject([{ type: 'resource', resource: { text: 'Fuse list' } }])
  expect(await use(desk, 'files_upload', { name: 'x', content: '?' })).toMatchObject({ isError: true })
})

test('without a token the door stays shut', async () => {
  const knock = (headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/mcp',
      headers,
      payload: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
    })
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { 'x-wheelhouse': '1' }]) {
    const { statusCode, headers: said } = await knock({ 'sec-fetch-site': 'same-origin', ...headers })
    expect(statusCode).toBeGreaterThanOrEqual(401)
    expect(statusCode).toBeLessThan(404)
    if (statusCode === 401) expect(said['www-authenticate']).toBe('Bearer')
  }
})

test('the same is spoken on standard input and output', async () => {
  const client = new Client({ name: 'test', version: '1' })
  const root = join(import.meta.dirname, '../../..')
  await client.connect(
    new StdioClientTransport({
      command: join(root, 'wheelhouse'),
      args: ['mcp', '--url', address],
      env: { WHEELHOUSE_TOKEN: lena.token, PATH: process.env['PATH'] ?? '' },
    }),
  )
  try {
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('desk_open')
    const made = Said.parse(
      await client.callTool({ name: 'desk_open', arguments: { title: 'Kettle trips the fuse' } }),
    )
    expect(made.structuredContent).toMatchObject({ title: 'Kettle trips the fuse' })
  } finally {
    await client.close()
  }
})
