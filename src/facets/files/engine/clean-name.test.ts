import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName } from './clean-name.ts'

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\plan.docx', 'plan.docx'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['  two   spaces .txt ', 'two spaces.txt'],
  ['.htaccess', 'htaccess'],
  ['con.txt', '_con.txt'],
  ['what? "this": <that>.txt', 'what_ _this__ _that_.txt'],
  ['trailing. . .', 'trailing'],
  ['', 'file'],
  ['///', 'file'],
  ['Größe ☕.png', 'Größe ☕.png'],
])('%j becomes %j', (name, clean) => {
  expect(cleanName(name)).toBe(clean)
})

test('a long name keeps its ending', () => {
  const name = cleanName(`${'x'.repeat(500)}.tar.gz`)
  expect(name).toHaveLength(180)
  expect(name.endsWith('.gz')).toBe(true)
})

// Any code units, halves of pairs included, and often those that mean something in a path.
const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(...Buffer.from('./\\: \tcon')))
const anyName = fc.array(unit, { maxLength: 300 }).map((codes) => String.fromCharCode(...codes))

test('whatever was sent, the name is one a disk and a header take, and cleaning again changes nothing', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const clean = cleanName(name)
      expect(clean.length).toBeGreaterThan(0)
      expect(clean.length).toBeLessThanOrEqual(181)
      expect(clean).not.toMatch(/[/\\<>:"|?*\p{Cc}]/u)
      expect(clean.isWellFormed()).toBe(true)
      expect(() => encodeURIComponent(clean)).not.toThrow()
      expect(cleanName(clean)).toBe(clean)
    }),
  )
})
