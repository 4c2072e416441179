import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { bagOf, holds, needleOf, tsqueryOf, tsvectorOf } from '#lib/text/tokens'
import { freshDb } from '#test/harness'

const { db } = await freshDb()

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'vpn',
    '10.0.0.1',
    'x-1',
    'b-c',
    "o'neil",
    'Ana@b.c',
    'w1',
    '東京都',
    '東',
    ':',
    '&',
    String.raw`\'`,
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
)
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
const question = fc.record({
  text: fc.array(text, { maxLength: 2 }).map((parts) => parts.join(' ')),
  needle: fc.tuple(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    fc.boolean(),
  ),
})

test('a text is found in PostgreSQL by the words and phrases that find it in memory', async () => {
  const agree = fc.asyncProperty(fc.array(question, { minLength: 50, maxLength: 50 }), async (questions) => {
    const asked = questions
      .map(({ text, needle: [words, open] }) => ({ text, needle: needleOf(words, open) }))
      .filter(({ needle }) => needle.length > 0)
    const { rows } = await sql<{ found: boolean }>`
      select text::tsvector @@ query::tsquery as found
      from unnest(${asked.map(({ text }) => tsvectorOf(text))}::text[], ${asked.map(({ needle }) => tsqueryOf(needle))}::text[]) q(text, query)`.execute(
      db,
    )
    expect(rows.map(({ found }) => found)).toEqual(
      asked.map(({ text, needle }) => holds(bagOf(text), needle)),
    )
  })
  await fc.assert(agree)
})

test('texts too long for all their places agree, too', async () => {
  const texts = [
    'ab cd '.repeat(400) + 'cd ef',
    'x '.repeat(20_000) + 'end of it',
    Array.from({ length: 120_000 }, (_, n) => `w${n}`).join(' '),
  ]
  const needles = [
    'ab cd',
    'cd ef',
    'ef',
    'x end',
    'end of',
    'end',
    'w7 w8',
    'w20000 w20001',
    'w20000',
    'w119999',
  ].map((words) => needleOf(words))
  for (const text of texts) {
    const bag = bagOf(text)
    const { rows } = await sql<{ found: boolean }>`
      select ${tsvectorOf(text)}::tsvector @@ query::tsquery as found from unnest(${needles.map(tsqueryOf)}::text[]) query`.execute(
      db,
    )
    expect(rows.map(({ found }) => found)).toEqual(needles.map((needle) => holds(bag, needle)))
  }
})

test('what is typed to search is a tsquery, whatever it is', async () => {
  const asked = fc.asyncProperty(
    fc.array(fc.string({ unit: 'grapheme' }), { minLength: 20 }),
    async (typed) => {
      const queries = typed.map((one) => tsqueryOf(one)).filter((query) => query !== '')
      const { rows } = await sql<{
        n: number
      }>`select count(query::tsquery)::int as n from unnest(${queries}::text[]) query`.execute(db)
      expect(rows).toEqual([{ n: queries.length }])
    },
  )
  await fc.assert(asked)
})
