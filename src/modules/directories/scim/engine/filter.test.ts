import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ScimFault } from './fault.ts'
import { type Compared, type Filter, filterIn, type Operator, type Path, targetIn } from './filter.ts'
import { matches } from './matches.ts'
import { attributesOf, urns, type Values } from './schema.ts'

const user: Values = {
  id: '2819c223-7f76-453a-919d-413861904646',
  userName: 'bjensen@example.com',
  displayName: 'Babs Jensen',
  title: 'Tour Guide',
  active: true,
  name: { familyName: 'Jensen', givenName: "O'Malley" },
  emails: [
    { value: 'bjensen@example.com', type: 'work', primary: true },
    { value: 'babs@jensen.org', type: 'home' },
  ],
  meta: { lastModified: '2011-05-13T04:42:34Z' },
  [urns.enterprise]: { department: 'Tour Operations', manager: { value: '26118915' } },
}
const fits = (text: string) => matches(user, attributesOf('User'), filterIn(text))

describe('filters as RFC 7644 gives them', () => {
  test.each([
    ['userName eq "bjensen@example.com"', true],
    ['userName Eq "BJensen@Example.COM"', true],
    ['name.familyName co "O\'Malley"', false],
    ['name.givenName co "O\'Malley"', true],
    ['userName sw "J"', false],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "b"', true],
    ['title pr', true],
    ['nickName pr', false],
    ['meta.lastModified gt "2011-05-13T04:42:33Z"', true],
    ['meta.lastModified ge "2011-05-13T06:42:34+02:00"', true],
    ['meta.lastModified lt "2011-05-13T04:42:34Z"', false],
    ['title pr and userType eq "Employee"', false],
    ['title pr or userType eq "Intern"', true],
    ['schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"', false],
    ['userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")', false],
    ['title ne "Employee" and not (emails co "example.net" or emails.value co "example.net")', true],
    ['userType ne "Employee" and (emails.type eq "work")', true],
    ['emails[type eq "work" and value co "@example.com"]', true],
    ['emails[type eq "home" and value co "@example.com"]', false],
    [
      'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
      true,
    ],
    [`${urns.enterprise}:department eq "tour operations"`, true],
    [`${urns.enterprise}:manager.value eq "26118915"`, true],
    [`${urns.enterprise}:manager eq "26118915"`, false],
    ['active eq true', true],
    ['ACTIVE EQ False', false],
    ['nickName eq null', true],
    ['not (active eq true) and title pr or title sw "tour"', true],
    ['displayName eq "Babs \\u004aensen"', true],
  ])('%s', (text, expected) => {
    expect(fits(text)).toBe(expected)
  })
})

test.each([
  '',
  'userName',
  'userName eq',
  'userName eq bjensen',
  'userName is "x"',
  'userName eq "x',
  'userName eq "x" and',
  '(userName eq "x"',
  'userName eq "x")',
  'not userName eq "x"',
  'emails[type eq "work"',
  'emails[type eq "work"].value eq "x"',
  'userName eq "x" userName eq "y"',
  '1 eq 1',
  'a.b.c eq "x"',
  '('.repeat(100),
  '"'.repeat(4001),
])('refused: %s', (text) => {
  expect(() => filterIn(text)).toThrow(ScimFault)
})

test('what cannot be asked of an attribute is refused', () => {
  expect(() => fits('active gt true')).toThrow(ScimFault)
  expect(() => fits('meta.lastModified gt "yesterday"')).toThrow(ScimFault)
})

test.each(['emails[type eq "work"].value', 'members[value eq "a b"]', 'name.givenName', urns.enterprise])(
  'a target: %s',
  (text) => {
    expect(targetIn(text)).toMatchObject({ path: { name: expect.any(String) as string } })
  },
)

// ---------------------------------------------------------------- against an evaluator that knows no grammar

const paths: Path[] = [
  { name: 'userName' },
  { name: 'title' },
  { name: 'active' },
  { name: 'name', sub: 'givenName' },
  { name: 'emails' },
  { name: 'emails', sub: 'type' },
  { urn: urns.enterprise, name: 'department' },
]
const words = ['a', 'B', 'ab', 'Ab c', '', '"', '\\', 'ü)']
const text = fc.constantFrom(...words)
const operator = fc.constantFrom<Operator>('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le')
const compare = (path: fc.Arbitrary<Path>): fc.Arbitrary<Filter> =>
  fc
    .tuple(path, operator, text)
    .map(([at, op, value]) =>
      at.name === 'active' || at.name === 'primary'
        ? { is: 'compare', path: at, op: op === 'ne' ? 'ne' : 'eq', value: value.length > 1 }
        : { is: 'compare', path: at, op, value },
    )
const inEmail = compare(fc.constantFrom<Path>({ name: 'type' }, { name: 'value' }, { name: 'primary' }))
const filters = fc.letrec<{ any: Filter; leaf: Filter }>((tie) => ({
  leaf: fc.oneof(
    compare(fc.constantFrom(...paths)),
    fc.constantFrom(...paths).map((path): Filter => ({ is: 'present', path })),
    fc
      .tuple(inEmail, inEmail, fc.constantFrom<'and' | 'or'>('and', 'or'))
      .map(([left, right, is]): Filter => ({
        is: 'some',
        path: { name: 'emails' },
        of: { is, left, right },
      })),
  ),
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc
      .tuple(tie('any'), tie('any'), fc.constantFrom<'and' | 'or'>('and', 'or'))
      .map(([left, right, is]): Filter => ({ is, left, right })),
    tie('any').map((of): Filter => ({ is: 'not', of })),
  ),
})).any

const mixed = (word: string, loud: boolean) => (loud ? word.toUpperCase() : word)
const written = ({ urn, name, sub }: Path, loud: boolean) =>
  mixed(`${urn === undefined ? '' : `${urn}:`}${name}${sub === undefined ? '' : `.${sub}`}`, loud)

/** With every pair of parentheses that means something, and now and then one that does not. */
function print(filter: Filter, loud: boolean): string {
  switch (filter.is) {
    case 'present':
      return `${written(filter.path, loud)} ${mixed('pr', loud)}`
    case 'compare':
      return `${written(filter.path, loud)}  ${mixed(filter.op, loud)} ${JSON.stringify(filter.value)}`
    case 'some':
      return `${written(filter.path, loud)}[${print(filter.of, loud)}]`
    case 'not':
      return `${mixed('not', loud)} (${print(filter.of, loud)})`
    case 'and':
    case 'or': {
      const side = (one: Filter) =>
        one.is === 'or' && filter.is === 'and' ? `(${print(one, loud)})` : print(one, loud)
      // `and` and `or` bind to the left.
      const right = filter.right.is === filter.is ? `( ${print(filter.right, loud)} )` : side(filter.right)
      return `${side(filter.left)} ${mixed(filter.is, loud)} ${right}`
    }
  }
}

interface Flat {
  userName: string
  title: string
  active: boolean
  given: string
  department: string
  emails: { value: string; type: string; primary: boolean }[]
}
const flat: fc.Arbitrary<Flat> = fc.record({
  userName: text,
  title: text,
  active: fc.boolean(),
  given: text,
  department: text,
  emails: fc.array(fc.record({ value: text, type: text, primary: fc.boolean() }), { maxLength: 2 }),
})
const resource = (one: Flat): Values => ({
  userName: one.userName,
  title: one.title,
  active: one.active,
  name: { givenName: one.given },
  emails: one.emails,
  [urns.enterprise]: { department: one.department },
})

const values = (one: Flat, { name, sub }: Path): (string | boolean)[] => {
  if (name === 'emails') return one.emails.map((email) => (sub === 'type' ? email.type : email.value))
  if (name === 'name') return [one.given]
  return [one[name as 'userName' | 'title' | 'active' | 'department']]
}
const truly = (have: string | boolean, op: Operator, asked: Compared): boolean => {
  if (typeof have === 'boolean' || typeof asked !== 'string') return have === asked
  const [a, b] = [have.toLowerCase(), asked.toLowerCase()]
  if (op === 'eq') return a === b
  if (op === 'co') return a.split(b).length > 1 || b === ''
  if (op === 'sw') return a.slice(0, b.length) === b
  if (op === 'ew') return a.slice(Math.max(0, a.length - b.length)) === b
  const order = a === b ? 0 : a < b ? -1 : 1
  return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0, ne: false }[op]
}
const compared = (have: (string | boolean)[], op: Operator, asked: Compared): boolean =>
  op === 'ne' ? !have.some((one) => truly(one, 'eq', asked)) : have.some((one) => truly(one, op, asked))

function brute(one: Flat, filter: Filter, email?: Flat['emails'][number]): boolean {
  switch (filter.is) {
    case 'and':
      return brute(one, filter.left, email) && brute(one, filter.right, email)
    case 'or':
      return brute(one, filter.left, email) || brute(one, filter.right, email)
    case 'not':
      return !brute(one, filter.of, email)
    case 'present':
      return values(one, filter.path).some((value) => value !== '')
    case 'some':
      return one.emails.some((each) => brute(one, filter.of, each))
    case 'compare': {
      const have = email
        ? [email[filter.path.name as 'value' | 'type' | 'primary']]
        : values(one, filter.path)
      return compared(have, filter.op, filter.value)
    }
  }
}

test('whatever is filtered for, it is found as one would find it by hand', () => {
  fc.assert(
    fc.property(filters, flat, fc.boolean(), (filter, one, loud) => {
      const read = filterIn(print(filter, loud))
      expect(matches(resource(one), attributesOf('User'), read)).toBe(brute(one, filter))
    }),
    { numRuns: 1500 },
  )
})

test('any text is a filter or is refused', () => {
  const bits = fc.constantFrom(
    'userName',
    ' ',
    'eq',
    '"a"',
    '(',
    ')',
    '[',
    ']',
    'and',
    'not',
    '.',
    ':',
    'urn:',
    '\\',
    '"',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(bits, { maxLength: 12 }).map((all) => all.join('')),
      ),
      (any) => {
        for (const read of [filterIn, targetIn])
          try {
            read(any)
          } catch (error) {
            expect(error).toBeInstanceOf(ScimFault)
          }
      },
    ),
    { numRuns: 2000 },
  )
})
