import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ScimFault } from './fault.ts'
import { type Change, patched } from './patch.ts'
import { resourceIn } from './resource.ts'
import { urns, type Values } from './schema.ts'

const user = resourceIn('User', {
  schemas: [urns.user],
  username: 'ana@halden.example',
  name: { givenName: 'Ana', familyName: 'Berg' },
  Active: 'True',
  emails: [{ value: 'ana@halden.example', type: 'work', primary: true }],
  nickname: 'nobody keeps this',
  [urns.enterprise]: { department: 'Deck', manager: 'id-1' },
})
const after = (...changes: Change[]) => patched('User', user, changes)

test('a resource is kept as its schema writes it, whatever the case, and without what nobody knows', () => {
  expect(user).toEqual({
    userName: 'ana@halden.example',
    name: { givenName: 'Ana', familyName: 'Berg' },
    active: true,
    emails: [{ value: 'ana@halden.example', type: 'work', primary: true }],
    [urns.enterprise]: { department: 'Deck', manager: { value: 'id-1' } },
  })
})

test.each<[string, Change[], Partial<Values>]>([
  [
    'Entra: op in capitals, a truth as a word',
    [{ op: 'Replace', path: 'active', value: 'False' }],
    { active: false },
  ],
  ['Okta: no path', [{ op: 'replace', value: { active: false } }], { active: false }],
  [
    'Entra: values picked by a filter',
    [{ op: 'Replace', path: 'emails[type eq "work"].value', value: 'berg@halden.example' }],
    { emails: [{ value: 'berg@halden.example', type: 'work', primary: true }] },
  ],
  [
    'one that is not there yet is made by its filter',
    [{ op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+47 900' }],
    { phoneNumbers: [{ type: 'mobile', value: '+47 900' }] },
  ],
  [
    'a part',
    [{ op: 'Replace', path: 'name.familyName', value: 'Lund' }],
    { name: { givenName: 'Ana', familyName: 'Lund' } },
  ],
  [
    'parts by dotted names in a value',
    [{ op: 'Add', value: { 'name.familyName': 'Lund', title: 'Mate' } }],
    { name: { givenName: 'Ana', familyName: 'Lund' }, title: 'Mate' },
  ],
  [
    'of an extension, by its name',
    [{ op: 'Add', path: `${urns.enterprise}:department`, value: 'Engine' }],
    { [urns.enterprise]: { department: 'Engine', manager: { value: 'id-1' } } },
  ],
  [
    'of an extension, as an object',
    [{ op: 'replace', value: { [urns.enterprise]: { manager: { value: 'id-2' } } } }],
    { [urns.enterprise]: { department: 'Deck', manager: { value: 'id-2' } } },
  ],
  [
    'a manager in a list',
    [{ op: 'Add', path: `${urns.enterprise}:manager`, value: [{ $ref: '../Users/id-3', value: 'id-3' }] }],
    { [urns.enterprise]: { department: 'Deck', manager: { value: 'id-3' } } },
  ],
  [
    'a manager taken away',
    [{ op: 'Remove', path: `${urns.enterprise}:manager` }],
    { [urns.enterprise]: { department: 'Deck' } },
  ],
  [
    'another primary',
    [{ op: 'add', path: 'emails', value: [{ value: 'b@halden.example', type: 'home', primary: true }] }],
    {
      emails: [
        { value: 'ana@halden.example', type: 'work', primary: false },
        { value: 'b@halden.example', type: 'home', primary: true },
      ],
    },
  ],
  [
    'what nobody keeps',
    [
      { op: 'add', path: 'nickName', value: 'Bee' },
      { op: 'add', path: 'urn:x:y:2.0:Z:a', value: 1 },
    ],
    {},
  ],
])('%s', (_, changes, expected) => {
  expect(after(...changes)).toMatchObject(expected)
})

test('members come and go by value, by filter, and in any number of operations', () => {
  const crew = resourceIn('Group', { displayName: 'Crew', members: [{ value: 'a' }, { value: 'b' }] })
  const of = (...changes: Change[]) =>
    (patched('Group', crew, changes)['members'] as Values[] | undefined)?.map(({ value }) => value)
  expect(of({ op: 'Add', path: 'members', value: [{ value: 'c' }, { value: 'a' }] })).toEqual(['b', 'c', 'a'])
  expect(of({ op: 'Remove', path: 'members', value: [{ value: 'a' }] })).toEqual(['b'])
  expect(of({ op: 'remove', path: 'members[value eq "a"]' })).toEqual(['b'])
  expect(of({ op: 'Remove', path: 'members' })).toBeUndefined()
  expect(of({ op: 'replace', path: 'members', value: [{ value: 'z' }] })).toEqual(['z'])
  expect(of({ op: 'replace', value: { members: [] } })).toBeUndefined()
  expect(
    of(
      { op: 'add', value: { members: { value: 'c' } } },
      { op: 'remove', path: 'members[value eq "b" or value eq "a"]' },
    ),
  ).toEqual(['c'])
})

test.each<[string, Change]>([
  ['invalidSyntax', { op: 'move', path: 'title', value: 'x' }],
  ['mutability', { op: 'replace', path: 'id', value: 'x' }],
  ['invalidPath', { op: 'replace', path: 'emails[', value: 'x' }],
  ['invalidPath', { op: 'replace', path: 'name.nothing', value: 'x' }],
  ['invalidPath', { op: 'replace', path: 'title[value eq "x"].value', value: 'x' }],
  ['noTarget', { op: 'remove' }],
  ['noTarget', { op: 'add', path: 'emails[not (type eq "x")].value', value: 'x' }],
  ['invalidValue', { op: 'replace', path: 'active', value: 'perhaps' }],
  ['invalidValue', { op: 'replace', path: 'title', value: { a: 1 } }],
  ['invalidValue', { op: 'remove', path: 'userName' }],
  ['invalidValue', { op: 'add', value: 'x' }],
])('refused as %s', (type, change) => {
  const tried = () => {
    try {
      return after(change)
    } catch (error) {
      return error
    }
  }
  // Where a filter picked all that there is, nothing is missing.
  const result = tried()
  if (type === 'noTarget' && !(result instanceof ScimFault)) return
  expect(result).toMatchObject({ name: 'ScimFault', type })
})

test('any change leaves a resource that can be told, or is refused', () => {
  const op = fc.constantFrom('add', 'Replace', 'REMOVE', 'x')
  const path = fc.oneof(
    fc.constantFrom(
      'emails',
      'emails.value',
      'name',
      'name.givenName',
      'active',
      'members',
      urns.enterprise,
      `${urns.enterprise}:manager`,
      'emails[type eq "work"]',
      'emails[type eq "work"].primary',
      'userName',
      '__proto__',
      'constructor',
    ),
    fc.string(),
  )
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom([{ value: 'x', primary: 'true' }], { givenName: 'x' }, 'False', ''),
  )
  const change = fc.record({ op, path: fc.option(path, { nil: undefined }), value })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      try {
        const result = patched('User', user, changes)
        // What is kept is read back as it is.
        expect(resourceIn('User', JSON.parse(JSON.stringify(result)))).toEqual(result)
      } catch (error) {
        expect(error).toBeInstanceOf(ScimFault)
      }
    }),
    { numRuns: 2000 },
  )
})
