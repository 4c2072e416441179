import { array, assert as check, constantFrom, dictionary, property, string, subarray } from 'fast-check'
import { expect, test } from 'vitest'
import type { Sections } from './form.ts'
import { narrowed, privateGroups } from './private.ts'

const names = constantFrom(
  'hardware',
  'bios',
  'drives',
  'softwares',
  'local_users',
  'processes',
  'envs',
  'strange',
)
const fields = constantFrom(
  'name',
  'memory',
  'cmd',
  'login',
  'volumn',
  'encrypt_status',
  'lastloggeduser',
  'path',
)
const reports = dictionary(names, array(dictionary(fields, string())))

test('more groups keep no less, none keep nothing, and nothing is kept that was not said', () => {
  check(
    property(reports, subarray([...privateGroups]), (said, groups) => {
      const sections = said as Sections
      const [some, all] = [narrowed(sections, groups), narrowed(sections, privateGroups)]
      for (const [section, rows] of Object.entries(some)) {
        expect(sections[section]).toHaveLength(rows.length)
        for (const [n, row] of rows.entries()) {
          expect(all[section]?.[n]).toMatchObject(row)
          expect(sections[section]?.[n]).toMatchObject(row)
        }
      }
      expect(Object.keys(narrowed(sections, []))).toEqual([])
      for (const never of ['local_users', 'processes', 'envs', 'strange'])
        expect(all).not.toHaveProperty(never)
      expect(JSON.stringify(all)).not.toMatch(/"(?:cmd|login|lastloggeduser|path)":/)
    }),
  )
})
