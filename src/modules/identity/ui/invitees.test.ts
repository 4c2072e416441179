import { expect, test } from 'vitest'
import { inviteesIn } from './invitees.ts'

test.each([
  ['Ana Ruiz <ana@halden.example>', [{ name: 'Ana Ruiz', email: 'ana@halden.example' }]],
  ['"Ruiz, Ana" <Ana@Halden.example>', [{ name: 'Ruiz, Ana', email: 'ana@halden.example' }]],
  ['bo@halden.example', [{ email: 'bo@halden.example' }]],
  ['<bo@halden.example>', [{ email: 'bo@halden.example' }]],
  ['Bo Berg, bo@halden.example', [{ name: 'Bo Berg', email: 'bo@halden.example' }]],
  ['Bo Berg\tbo@halden.example', [{ name: 'Bo Berg', email: 'bo@halden.example' }]],
  ['\n a@b.example \n\n c@d.example\r\n', [{ email: 'a@b.example' }, { email: 'c@d.example' }]],
  ['', []],
])('%j', (text, people) => {
  expect(inviteesIn(text)).toEqual({ people })
})

test('a line without an address and an address that stands there twice are told', () => {
  expect(inviteesIn('Ana Ruiz').problem).toContain('“Ana Ruiz”')
  expect(inviteesIn('ana@halden').problem).toContain('“ana@halden”')
  expect(inviteesIn('a@b.example\nA <A@b.example>').problem).toContain('a@b.example')
})
