import { expect, test } from 'vitest'
import type { Entry } from './entries.ts'
import { framed, messageOf } from './formats.ts'
import { whereOf } from './receiver.ts'

const entry: Entry = {
  place: 41,
  id: 57,
  at: '2026-11-29T10:15:00.123456Z',
  kind: 'identity.signed-in',
  actor: { id: '00000000-0000-7000-8000-0000000000aa', name: 'Ana "Bo" \\ [x]' },
  subject: { id: '00000000-0000-7000-8000-0000000000bb', kind: 'person', key: null },
  origin: 'user',
  request: '00000000-0000-7000-8000-0000000000cc',
  session: null,
  token: null,
  data: { how: 'passkey' },
}

test('an event is one message of RFC 5424, whatever stands in it', () => {
  const text = messageOf(entry, 'rfc5424', 'my host')
  expect(text).toBe(
    '<110>1 2026-11-29T10:15:00.123456Z my_host wheelhouse - identity.signed-in ' +
      '[wheelhouse@32473 place="41" event="57" actor="Ana \\"Bo\\" \\\\ [x\\]" actorId="00000000-0000-7000-8000-0000000000aa" ' +
      'subjectId="00000000-0000-7000-8000-0000000000bb" subjectKind="person" origin="user" ' +
      'request="00000000-0000-7000-8000-0000000000cc"] \ufeff{"how":"passkey"}',
  )
  expect(messageOf({ ...entry, kind: 'ä'.repeat(50), data: null }, 'rfc5424', '')).toMatch(
    / - wheelhouse - _{32} \[wheelhouse@32473 .*\]$/,
  )
})

test('messages are counted in bytes, or are lines of JSON', () => {
  expect(framed('grün', 'rfc5424')).toBe('5 grün')
  expect(framed(messageOf(entry, 'json', 'h'), 'json')).toBe(`${JSON.stringify(entry)}\n`)
  expect(messageOf({ ...entry, data: 'two\nlines' }, 'json', 'h')).not.toContain('\n')
})

test('a receiver is named by one address', () => {
  expect(whereOf('tls://siem.example.org')).toEqual({
    protocol: 'tls:',
    host: 'siem.example.org',
    port: 6514,
    format: 'rfc5424',
  })
  expect(whereOf('tcp://[::1]:5000?format=json')).toMatchObject({ host: '::1', port: 5000, format: 'json' })
  expect(whereOf('udp://127.0.0.1')).toMatchObject({ protocol: 'udp:', port: 514 })
})
