import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test.each([
  ['Größe STRASSE', 'grosse strasse'],
  ['Ærø, Łódź, Þór', 'aero, lodz, thor'],
  ['İstanbul ısı', 'istanbul isi'],
  ['ΟΔΟΣ Ελλάς', 'οδοσ ελλασ'],
  ['Ёлка', 'елка'],
  ['ﬁle Ⅳ ①', 'file iv 1'],
  ['ＶＰＮ', 'vpn'],
  ['co\u00adoperate e\u0301', 'cooperate e'],
  ['it’s 2020–2021', "it's 2020-2021"],
  ['ｶﾞ が', 'ガ が'],
  ['한국어', '한국어'],
])('%s → %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})
