import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { flag, Id, patch } from '#lib/contract'
import { contracts } from '#modules/contracts'
import { argumentsOf } from './arguments.ts'
import { kebab } from '#lib/reply-columns'
import { commonFlags, flagsOf, pathFields } from './flags.ts'
import { commandHelp } from './help.ts'
import { withSecrets } from './secrets.ts'

const endpoint = patch('/api/things/:id/parts/:part_no', {
  summary: 'Change a part of a thing',
  can: 'things.write',
  input: z.object({
    title: z.string().max(20).meta({ title: 'Title', hint: 'A few words' }),
    part_no: z.coerce.number<number | string>().int().meta({ title: 'Part' }),
    id: Id,
    colour: z.enum(['red', 'green']).default('red').meta({ title: 'Colour' }),
    done: flag().default(false).meta({ title: 'Done' }),
    owner_id: Id.nullable().default(null).meta({ title: 'Owner' }),
    tags: z.array(z.string()).default([]).meta({ title: 'Tags' }),
    custom: z.record(z.string(), z.unknown()).optional().meta({ title: 'More fields' }),
    door_code: z.string().nullable().default(null).meta({ title: 'Door code', widget: 'password' }),
  }),
  reply: z.object({}),
})
const flags = flagsOf(endpoint)
const read = (...args: string[]) => argumentsOf(args, flags, pathFields(endpoint))
const inputOf = (...args: string[]) => read(...args).input

test('reads every kind of value', () => {
  const given = read(
    'THI-1',
    '--part-no',
    '-3',
    '--title=--odd',
    '--done',
    '--no-owner-id',
    '--tags',
    'a',
    '--tags=b',
    '--custom',
    '{"a":[1]}',
    '--json',
  )
  expect(given).toEqual({
    input: {
      id: 'THI-1',
      part_no: -3,
      title: '--odd',
      done: true,
      owner_id: null,
      tags: ['a', 'b'],
      custom: { a: [1] },
    },
    common: { json: 'yes' },
  })
  expect(inputOf('--done=no')).toEqual({ done: false })
  expect(inputOf('--no-done')).toEqual({ done: false })
  expect(inputOf('--title', '')).toEqual({ title: '' })
  expect(inputOf('--no-tags')).toEqual({ tags: [] })
  expect(inputOf('--no-door-code')).toEqual({ door_code: null })
})

test('a secret comes from a file or from standard input, never from the line itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-flags-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'code')
  writeFileSync(file, ' two words \n')
  const secret = (name: string) =>
    withSecrets(flags, inputOf('THI-1', '--door-code-file', name), Readable.from([Buffer.from('typed\r\n')]))
  expect(await secret(file)).toEqual({ id: 'THI-1', door_code: ' two words ' })
  expect(await secret('-')).toEqual({ id: 'THI-1', door_code: 'typed' })
  await expect(secret(join(folder, 'none'))).rejects.toThrow('cannot be read')
})

test.each([
  [['--titel', 'x'], 'There is no flag --titel here; did you mean --title?'],
  [['--wholly-unknown', 'x'], 'There is no flag --wholly-unknown here; --help lists them'],
  [['--title'], 'A value is missing after --title'],
  [['--title', '--done'], 'A value is missing after --title; write --title=--done if that is what you mean'],
  [['--title', 'a', '--title', 'b'], '--title was given more than once'],
  [['--part-no', 'two'], '--part-no takes a number, not “two”'],
  [['--colour', 'blue'], '--colour takes one of red, green, not “blue”'],
  [['--done=maybe'], '--done takes no value but yes or no'],
  [['--custom', '{'], /^--custom takes JSON, and this is none: /],
  [['--no-title'], 'There is no flag --no-title here; --help lists them'],
  [['--door-code', 'x'], 'There is no flag --door-code here; did you mean --door-code-file?'],
  [['1', '2', '3'], '“3” belongs to no flag'],
])('%j is misused', (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence)
})

test('help says what an endpoint needs and takes', () => {
  expect(commandHelp('things', 'changePart', endpoint)).toMatchInlineSnapshot(`
    "Usage: wheelhouse things change-part <id> <part-no> [flags]

    Change a part of a thing. Needs the permission things.write.

    Flags:
      --id <id>                Id · needed
      --part-no <number>       Part · needed
      --title <text>           Title · A few words · needed
      --colour <text>          Colour · one of red, green; else red
      --done                   Done
      --owner-id <id>          Owner · --no-owner-id empties it
      --tags <text>            Tags · repeat for more; --no-tags empties it
      --custom <json>          More fields
      --door-code-file <file>  Door code · read from the file; - reads standard input; --no-door-code
                               empties it

    Everywhere:
      --json                    Print the reply as JSON
      --idempotency-key <text>  Sent again under the same key within a day, it is done once
      --if-match <number>       The version that you read: a change of a newer one is refused
      --profile <name>          The server and token kept under this name
      --url <url>               Where Wheelhouse is served, if not at http://127.0.0.1:8700
      --token-file <file>       Read the token from a file
      --help                    Show this help

    Where an id is asked, the number people say will do: INC-1042."
  `)
})

const endpoints = Object.entries(contracts).flatMap(([room, contract]) =>
  Object.entries(contract).map(([verb, one]) => ({ name: `${kebab(room)} ${kebab(verb)}`, one })),
)

test('every field of every contract has a flag of its own', () => {
  const clashes = endpoints.flatMap(({ name, one }) => {
    const names = flagsOf(one).flatMap(({ name: own, emptying }) => [own, emptying])
    const taken = [...names, ...commonFlags.map((common) => `--${common}`)]
    return taken.filter((flag, n) => taken.indexOf(flag) !== n).map((flag) => `${name} ${flag}`)
  })
  expect(clashes).toEqual([])
})

test('every command has a name of its own, and help', () => {
  expect(endpoints.length).toBeGreaterThan(50)
  expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length)
  for (const { name, one } of endpoints)
    expect(commandHelp(...(name.split(' ') as [string, string]), one), name).toContain(one.summary)
})
