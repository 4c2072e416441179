import { describe, expect, test } from 'vitest'
import { ids, names, publicFields, reader, sampleFields } from '#test/filters'
import { say } from '../words.ts'
import { check } from './check.ts'
import { fieldsFor } from './fields.ts'
import { readFilter } from './filter.ts'
import { parse } from './parse.ts'
import { must } from './problem.ts'
import { namesIn } from './references.ts'

const [ana, ben, team] = ids
const meaning = (text: string) => must(check(must(parse(text)), publicFields, reader, names))

describe('means', () => {
  test.each([
    ['', { is: 'all', of: [] }],
    ['status:new', { is: 'among', field: 'status', type: 'enum', values: ['new'] }],
    [
      'STATUS:"In Progress",new',
      { is: 'among', field: 'status', type: 'enum', values: ['in-progress', 'new'] },
    ],
    ['status!=new', { is: 'not', of: { is: 'among', field: 'status', type: 'enum', values: ['new'] } }],
    ['priority>1', { is: 'among', field: 'priority', type: 'enum', values: ['2', '3'] }],
    ['priority<=2', { is: 'among', field: 'priority', type: 'enum', values: ['1', '2'] }],
    ['priority<1', { is: 'among', field: 'priority', type: 'enum', values: [] }],
    ['priority:2..', { is: 'among', field: 'priority', type: 'enum', values: ['2', '3'] }],
    ['colour:red', { is: 'among', field: 'colour', type: 'enums', values: ['red'] }],
    ['cost:1..2.5', { is: 'number', field: 'cost', between: { ge: 1, le: 2.5 } }],
    ['cost>-3', { is: 'number', field: 'cost', between: { gt: -3 } }],
    ['cost<3', { is: 'number', field: 'cost', between: { lt: 3 } }],
    ['vip:yes', { is: 'flag', field: 'vip', value: true }],
    ['vip:No', { is: 'flag', field: 'vip', value: false }],
    ['title:VPN', { is: 'text', field: 'title', how: 'contains', value: 'vpn' }],
    ['title=Größe', { is: 'text', field: 'title', how: 'equals', value: 'grosse' }],
    ['title:web*', { is: 'text', field: 'title', how: 'begins', value: 'web' }],
    ['title:"web*"', { is: 'text', field: 'title', how: 'contains', value: 'web*' }],
    ['title:none', { is: 'missing', field: 'title', type: 'text' }],
    ['title:"none"', { is: 'text', field: 'title', how: 'contains', value: 'none' }],
    ['assignee:none', { is: 'missing', field: 'assignee', type: 'id' }],
    ['has:assignee', { is: 'not', of: { is: 'missing', field: 'assignee', type: 'id' } }],
    ['assignee:*', { is: 'not', of: { is: 'missing', field: 'assignee', type: 'id' } }],
    ['assignee:me,my-teams,Ana', { is: 'among', field: 'assignee', type: 'id', values: [ana, team] }],
    [
      'assignee:"ben  berg"'.replace('  ', ' '),
      { is: 'among', field: 'assignee', type: 'id', values: [ben] },
    ],
    ['tag:wifi', { is: 'among', field: 'tag', type: 'ids', values: [ana, team] }],
    [`tag:${ben.toUpperCase()}`, { is: 'among', field: 'tag', type: 'ids', values: [ben] }],
    [
      'assignee:none,me',
      {
        is: 'any',
        of: [
          { is: 'missing', field: 'assignee', type: 'id' },
          { is: 'among', field: 'assignee', type: 'id', values: [ana] },
        ],
      },
    ],
    ['printer*', { is: 'words', field: 'says', needle: [{ token: 'printer', at: 0, open: true }] }],
    [
      'says:"vpn tunnel"',
      {
        is: 'words',
        field: 'says',
        needle: [
          { token: 'vpn', at: 0 },
          { token: 'tunnel', at: 1 },
        ],
      },
    ],
  ])('%s', (text, predicate) => {
    expect(meaning(text)).toEqual(predicate)
  })
})

describe('is refused, pointing at the place', () => {
  test.each([
    ['stauts:new', '^^^^^^', 'There is no field “stauts” here; did you mean “status”?'],
    ['aa:bb:cc', '^^', 'There is no field “aa” here; put quotes around it to look for the words'],
    ['has:stauts', '    ^^^^^^', 'There is no field “stauts” here; did you mean “status”?'],
    ['status:nwe', '       ^^^', '“status” has no value “nwe”; did you mean “new”?'],
    [
      'status:new,zzzzzz',
      '           ^^^^^^',
      '“status” has no value “zzzzzz”: it has new, in-progress, closed',
    ],
    ['status>new', '      ^', '“status” has no order, so “>” cannot be asked of it'],
    ['status:ne*', '       ^^^', 'A star cannot stand in a value of “status”'],
    [
      'title:a..b',
      '      ^^^^',
      '“title” has no order; put quotes around the value if the dots belong to it',
    ],
    ['cost>1,2', '       ^', '“>” compares with one value'],
    ['cost>1..2', '     ^^^^', '“>” compares with one value'],
    ['cost:3..1', '     ^^^^', 'This range ends before it begins'],
    ['priority:3..1', '         ^^^^', 'This range ends before it begins'],
    ['created:today..yesterday', '        ^^^^^^^^^^^^^^^^', 'This range ends before it begins'],
    ['cost:1e5', '     ^^^', '“1e5” is not a number'],
    [
      'cost:99999999999999999',
      '     ^^^^^^^^^^^^^^^^^',
      '“99999999999999999” is larger than a number may be',
    ],
    ['vip:maybe', '    ^^^^^', '“maybe” is neither yes nor no'],
    [
      'created:soon',
      '        ^^^^',
      '“soon” is not a time; write for example 2026-11-10, today, this-week or -7d',
    ],
    [
      'created:2026-02-30',
      '        ^^^^^^^^^^',
      '“2026-02-30” is not a time; write for example 2026-11-10, today, this-week or -7d',
    ],
    ['created>-9999y', '        ^^^^^^', '“-9999y” is outside the years 1 to 9999'],
    ['joined>99999y', '       ^^^^^^', '“99999y” is outside the years 1 to 9999'],
    [
      'assignee:Annna',
      '         ^^^^^',
      'Nothing called “Annna” was found for “assignee”; did you mean “Ana”?',
    ],
    ['tag:me', '    ^^', '“tag” does not hold people, so “me” means nothing in it'],
    ['"?"', '^^^', 'There is no letter or digit in “?” to look for'],
    ['a*', '^^', 'Give at least two letters before the star'],
    ['says:none', null, ''],
    ['has:says', '    ^^^^', 'Whether “says” is there cannot be asked'],
    ['has>cost', '^^^^^^^^', 'Write has:cost'],
  ])('%s', (text, mark, sentence) => {
    const checked = check(must(parse(text)), publicFields, reader, names)
    if (mark === null) return expect(checked.ok).toBe(true)
    if (checked.ok) return expect.unreachable()
    const { from, to } = checked.problem
    expect(' '.repeat(from) + '^'.repeat(to - from)).toBe(mark)
    expect(say(checked.problem.sentence)).toBe(sentence)
  })

  test('a field that may not be read, in the same words as one that does not exist', () => {
    const said = (text: string) => {
      const checked = check(must(parse(text)), publicFields, reader, names)
      return checked.ok ? expect.unreachable() : checked.problem
    }
    const words = (text: string, name: string) => JSON.stringify(said(text)).replaceAll(name, 'X')
    expect(words('salary>5', 'salary')).toBe(words('solory>5', 'solory'))
    expect(words('has:salary', 'salary')).toBe(words('has:solory', 'solory'))
    const all = fieldsFor(sampleFields, () => true)
    expect(check(must(parse('salary>5')), all, reader).ok).toBe(true)
  })

  test('words where a list says none, and `me` where nobody looks', () => {
    const silent = fieldsFor(sampleFields, () => true)
    expect(check(must(parse('vpn')), silent, reader)).toMatchObject({
      problem: { sentence: { key: 'filter.words-unknown' } },
    })
    const nobody = { now: reader.now, zone: reader.zone }
    expect(check(must(parse('assignee:my-teams')), silent, nobody)).toMatchObject({
      problem: { from: 9, sentence: { key: 'filter.no-me' } },
    })
  })
})

test('names are collected once, without what needs no looking up', () => {
  const tree = must(parse(`assignee:Ana,ANA,me,none,*,${ben} -(tag:"my vpn" or title:Ana nothing:x)`))
  expect(namesIn(tree, publicFields)).toEqual([
    { key: 'person:ana', ref: 'person', name: 'ANA' },
    { key: 'tag:my vpn', ref: 'tag', name: 'my vpn' },
  ])
})

test('from text to predicate in one call, or a refusal with the place', async () => {
  const asked: string[] = []
  const resolve = (references: readonly { key: string }[]) => {
    asked.push(...references.map(({ key }) => key))
    return Promise.resolve(names)
  }
  expect(await readFilter('assignee:ana', publicFields, reader, resolve)).toMatchObject({ values: [ana] })
  expect(asked).toEqual(['person:ana'])
  await expect(readFilter('status:nwe', publicFields, reader, resolve)).rejects.toMatchObject({
    kind: 'invalid',
    details: { filter: { from: 7, to: 10, near: 'new' } },
  })
})
