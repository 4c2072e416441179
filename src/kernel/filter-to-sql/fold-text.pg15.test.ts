import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fold } from '#lib/text/fold'
import { freshDb } from '#test/harness'

const { db } = await freshDb()

/** Capitals that came to Unicode after the oldest tables that a PostgreSQL of ours carries (Unicode 10). */
const young =
  /[\u1c89\u1c90-\u1cbf\u2c2f\ua7b8-\ua7f5\u{10570}-\u{10595}\u{105c9}\u{105e4}\u{10d50}-\u{10d65}\u{16e40}-\u{16e5f}\u{16ea0}-\u{16eb8}\u{1ccd6}-\u{1ccf9}\u{1e030}-\u{1e06d}]/u

// Ideographs, Hangul and private signs, which nothing folds, are left out but for their edges.
test('fold_text folds every letter as fold does', async () => {
  const { rows } = await sql<{ code: number; folded: string }>`
    select code, fold_text(chr(code)) as folded
    from unnest('{[1,13568),[40832,44288),[55088,55296),[63488,94240),[101000,131328),[194304,195104)}'::int4multirange) span,
      generate_series(lower(span), upper(span) - 1) code`.execute(db)
  expect(rows.length).toBeGreaterThan(79_000)
  const different = rows.filter(({ code, folded }) => fold(String.fromCodePoint(code)) !== folded)
  expect(different.filter(({ code }) => !young.test(String.fromCodePoint(code)))).toEqual([])
})

test.each([
  'Größe STRASSE – ’Ærø’',
  'ΟΔΟΣ Ελλάς',
  'e\u0301a\u0327\u0301',
  'か\u3099ｶﾞ 한\u1112\u1161\u11ab',
  'plain ASCII 123',
  '',
])('and texts: %s', async (text) => {
  const { rows } = await sql<{ folded: string }>`select fold_text(${text}::text) as folded`.execute(db)
  expect(rows).toEqual([{ folded: fold(text) }])
})

test('missing text stays missing', async () => {
  const { rows } = await sql<{ folded: string | null }>`select fold_text(null) as folded`.execute(db)
  expect(rows).toEqual([{ folded: null }])
})
