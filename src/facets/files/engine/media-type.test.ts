import { expect, test } from 'vitest'
import { mediaTypeOf, previewOf } from './media-type.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const text = (value: string) => new TextEncoder().encode(value)

test.each([
  ['89504e470d0a1a0a 0000000d', 'image/png', 'image'],
  ['ffd8ffe0 00104a46', 'image/jpeg', 'image'],
  ['474946383961 0100', 'image/gif', 'image'],
  ['52494646 24000000 57454250 56503820', 'image/webp', 'image'],
  ['52494646 24000000 57415645', 'audio/wav', null],
  ['255044462d312e37', 'application/pdf', 'pdf'],
  ['4d5a90000300', 'application/vnd.microsoft.portable-executable', null],
  ['00000018 66747970 6d703432', 'video/mp4', null],
  ['0000001c 66747970 61766966', 'image/avif', null],
  ['00010203', 'application/octet-stream', null],
  ['', 'application/octet-stream', null],
])('bytes %s are %s', (bytes, type, preview) => {
  expect(mediaTypeOf(hex(bytes))).toBe(type)
  expect(previewOf(type)).toBe(preview)
})

test('markup and scripts are plain text, shown as they are written', () => {
  for (const source of [
    '<html><script>alert(1)</script>',
    '<svg xmlns="…" onload="x()"/>',
    '#!/bin/sh\nexit 0',
    '{"a":1}',
  ])
    expect(mediaTypeOf(text(source))).toBe('text/plain; charset=utf-8')
  expect(previewOf('text/plain; charset=utf-8')).toBe('text')
})

test('text tells its character set, also where the beginning was cut through a character', () => {
  expect(mediaTypeOf(text('Grüße').subarray(0, 3))).toBe('text/plain; charset=utf-8')
  expect(mediaTypeOf(hex('fffe 4100 4200'))).toBe('text/plain; charset=utf-16')
  expect(mediaTypeOf(Uint8Array.from(Buffer.from('Grüße aus dem Hafen', 'latin1')))).toBe(
    'text/plain; charset=windows-1252',
  )
  expect(mediaTypeOf(hex('e9f1fad2 81e3c0c1'))).toBe('application/octet-stream')
})

test('an office file is told from other archives by its members', () => {
  const zip = (names: string) => new Uint8Array([...hex(`504b0304 ${'00'.repeat(26)}`), ...text(names)])
  expect(mediaTypeOf(zip('readme.txt'))).toBe('application/zip')
  expect(mediaTypeOf(zip('[Content_Types].xml…xl/workbook.xml'))).toContain('spreadsheetml')
  expect(mediaTypeOf(zip('mimetypeapplication/vnd.oasis.opendocument.textPK'))).toContain('opendocument.text')
  // A folder of that name makes no office file.
  expect(mediaTypeOf(zip('word/list.txt'))).toBe('application/zip')
})
