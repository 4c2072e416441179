import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { get, Id, Instant, page } from '#lib/contract'
import { cells, jsonText } from './safe-text.ts'
import { replyText } from './show.ts'
import { chosenFor, table } from './table.ts'

const Thing = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  title: z.string().meta({ title: 'Title' }),
  state: z.string().meta({ title: 'State' }),
  state_title: z.string().meta({ title: 'State' }),
  owner: z.object({ id: Id, name: z.string() }).nullable().meta({ title: 'Owner' }),
  at: Instant.meta({ title: 'Opened' }),
  tags: z.array(z.string()).meta({ title: 'Tags' }),
  version: z.int(),
})
const endpoint = (reply: z.ZodType) =>
  get('/api/things', { summary: 'List things', can: 'things.read', input: z.object({}), reply })

const thing = {
  id: '01935a3e-0000-7000-8000-000000000001',
  key: 'THI-1',
  title: 'Printer \u001b[31mon\nfire\u202e',
  state: 'in-work',
  state_title: 'In work',
  owner: { id: '01935a3e-0000-7000-8000-000000000002', name: 'Ana' },
  at: '2026-11-10T08:05:59.5Z',
  tags: ['hot', '印刷'],
  version: 3,
}
const screen = { zone: 'Europe/Oslo' }

test('a list is a table of what the contract gives a title', () => {
  const reply = { items: [thing, { ...thing, key: 'THI-22', owner: null, tags: [] }], next: 'abc' }
  expect(replyText(endpoint(page(Thing)), reply, screen)).toMatchInlineSnapshot(`
    "No.     Title                  State    Owner  Opened            Tags
    ──────  ─────────────────────  ───────  ─────  ────────────────  ─────────
    THI-1   Printer �[31mon fire�  In work  Ana    2026-11-10 09:05  hot, 印刷
    THI-22  Printer �[31mon fire�  In work         2026-11-10 09:05

    There are more: --after abc goes on, --all takes everything"
  `)
})

test('a narrow screen cuts the widest columns', () => {
  const reply = { items: [{ ...thing, title: 'A title that is far too long for such a screen' }], next: null }
  expect(replyText(endpoint(page(Thing)), reply, { ...screen, columns: 70 })).toMatchInlineSnapshot(`
    "No.    Title               State    Owner  Opened            Tags
    ─────  ──────────────────  ───────  ─────  ────────────────  ─────────
    THI-1  A title that is f…  In work  Ana    2026-11-10 09:05  hot, 印刷"
  `)
})

test('a thing is its facts, with its lists below', () => {
  const reply = z.object({
    total: z.int().meta({ title: 'Total' }),
    things: z.array(Thing).meta({ title: 'Things' }),
  })
  expect(replyText(endpoint(reply), { total: 1, things: [thing] }, screen)).toMatchInlineSnapshot(`
    "Total  1

    Things
    No.    Title                  State    Owner  Opened            Tags
    ─────  ─────────────────────  ───────  ─────  ────────────────  ─────────
    THI-1  Printer �[31mon fire�  In work  Ana    2026-11-10 09:05  hot, 印刷"
  `)
  expect(replyText(endpoint(z.object({ ok: z.literal(true) })), { ok: true }, screen)).toBe('Done')
  expect(replyText(endpoint(page(Thing)), { items: [], next: null }, screen)).toBe('None')
})

test('no line of a table is wider than the screen, as long as its columns can shrink', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((one) => one.replaceAll(/\s/gu, '_'))
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 6 })
        .chain((n) => fc.array(fc.array(text, { minLength: n, maxLength: n }), { minLength: 2 })),
      fc.integer({ min: 60, max: 200 }),
      ([heads = [], ...rows], room) => {
        for (const line of table(heads, rows, room).split('\n')) expect(cells(line)).toBeLessThanOrEqual(room)
      },
    ),
  )
})

// Any code unit, halves of characters among them.
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
})

test('JSON stays the same value and holds nothing that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.array(anyText), anyText, (list, text) => {
      const value: unknown = { [text]: list }
      const said = jsonText(value)
      expect(JSON.stringify(JSON.parse(said))).toBe(JSON.stringify(value))
      expect(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(said)).toBe(false)
    }),
  )
})

test('where there is little room, what says least is left out first, and what says nothing always', () => {
  const column = (title: string, minor = false, texts = ['some text']) => ({ title, minor, texts })
  const all = [column('No.'), column('Phase', true), column('Empty', false, ['']), column('Title')]
  const titles = (columns: readonly { title: string }[]) => columns.map(({ title }) => title)
  const { shown, left } = chosenFor(24, all)
  expect([titles(shown), titles(left)]).toEqual([['No.', 'Title'], ['Phase']])
  expect(titles(chosenFor(80, all).shown)).toEqual(['No.', 'Phase', 'Title'])
  expect(chosenFor(undefined, all).shown).toBe(all)
})
