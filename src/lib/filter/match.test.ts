import { describe, expect, test } from 'vitest'
import { ids, names, publicFields, reader } from '#test/filters'
import { bagOf } from '../text/tokens.ts'
import { check } from './check.ts'
import { matches } from './match.ts'
import { parse } from './parse.ts'
import { must } from './problem.ts'

const passes = (text: string, row: Record<string, unknown>) =>
  matches(must(check(must(parse(text)), publicFields, reader, names)), (field) => row[field])

const ticket = {
  status: 'new',
  priority: 2,
  colour: ['red', 'blue'],
  cost: '12.50',
  vip: false,
  created: '2026-11-09T12:00:00Z',
  joined: '2026-11-10',
  title: 'VPN Störung in Bergen',
  assignee: ids[0],
  tag: [ids[1]],
  says: ['The VPN tunnel is down', bagOf('restarted INC-1042')],
}

describe('lets through', () => {
  test.each([
    '',
    'status:new',
    'status:closed or vip:no',
    'priority>1 priority<3',
    'colour:blue,green',
    'cost:12.5 cost<=12.5 cost:10..20',
    'created:yesterday created>-1d created<now',
    'joined:today',
    'title:storung',
    'title:vpn*',
    'title="vpn storung in bergen"',
    'assignee:me -tag:wifi tag:vpn',
    'tunnel "vpn tunnel" INC-1042 resta*',
    '-"tunnel vpn"',
  ])('%s', (text) => {
    expect(passes(text, ticket)).toBe(true)
  })
})

describe('every comparison with a missing value is false, and its not is true', () => {
  const absent = [
    {},
    { status: null, cost: null, created: null, joined: null, title: '', assignee: null, tag: [], vip: null },
  ]
  test.each([
    'status:new',
    'cost>0',
    'cost<0',
    'created<now',
    'joined:2020..2030',
    'title:a',
    'assignee:me',
    'tag:vpn',
    'vip:yes',
    'vip:no',
    'vpn',
  ])('%s', (text) => {
    for (const row of absent) {
      expect(passes(text, row)).toBe(false)
      expect(passes(`-${text}`, row)).toBe(true)
    }
  })

  test.each(['status', 'cost', 'created', 'joined', 'title', 'assignee', 'tag', 'vip'])(
    '%s:none',
    (field) => {
      for (const row of absent) {
        expect(passes(`${field}:none -has:${field} -${field}:*`, row)).toBe(true)
        expect(passes(`${field}!=none`, row)).toBe(false)
      }
      expect(passes(`has:${field} -${field}:none`, ticket)).toBe(true)
    },
  )
})

test('a value of another type is missing', () => {
  expect(
    passes('cost:1 or created:today or joined:today or title:1', {
      cost: 'one',
      created: 5,
      joined: null,
      title: 1,
    }),
  ).toBe(false)
})
