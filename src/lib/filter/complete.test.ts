import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText, publicFields, reader } from '#test/filters'
import { complete } from './complete.ts'
import { filterHelp } from './help.ts'

/** Completes where the bar stands. */
const at = (marked: string) => complete(marked.replace('|', ''), marked.indexOf('|'), publicFields)
const texts = (marked: string) => at(marked).offers.map(({ text }) => text)

describe('offers', () => {
  test.each([
    ['sta|', ['status:']],
    ['new -sta|', ['status:']],
    ['(ti|', ['title:']],
    ['cre|', ['created:']],
    ['ha|', ['has:']],
    ['created|', ['created:', 'created>', 'created>=', 'created<', 'created<=']],
    ['title|', ['title:', 'title=', 'title!=']],
    ['vip|', ['vip:', 'vip!=']],
    ['status:|', ['new', 'in-progress', 'closed', 'none']],
    ['status:"in pro|', []],
    ['status:"in-|', ['in-progress']],
    ['status:new,c|', ['closed']],
    ['priority:1..|', ['1', '2', '3']],
    ['priority>|', ['1', '2', '3']],
    ['vip:y|', ['yes']],
    ['created:this|', ['this-week', 'this-month', 'this-quarter', 'this-year']],
    [
      'created>-|',
      [
        '-1h',
        '-1d',
        '-7d',
        '-30d',
        'this-week',
        'last-week',
        'this-month',
        'last-month',
        'this-quarter',
        'last-quarter',
        'this-year',
        'last-year',
      ],
    ],
    ['assignee:m|', ['me', 'my-teams']],
    ['has:ass|', ['assignee']],
    ['nothing:|', []],
    ['salary|', []],
    ['title:vpn|', []],
  ])('%s', (marked, offers) => {
    expect(texts(marked)).toEqual(offers)
  })

  test('what was begun is replaced as a whole', () => {
    expect(at('a (-sta|tus:new) b')).toMatchObject({ from: 4, to: 14 })
    expect(at('status:ne|w,closed')).toMatchObject({ from: 7, to: 10 })
    expect(at('assignee:"Ana B|erg" x')).toMatchObject({
      from: 9,
      to: 19,
      names: { ref: 'person', typed: 'Ana B' },
    })
  })

  test('a cursor in the middle of nothing gets every field', () => {
    expect(texts('a | b').slice(0, 2)).toEqual(['status:', 'priority:'])
    expect(texts('|')).not.toContain('salary:')
  })
})

test('wherever the cursor stands in any text, the piece lies around it', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, n) => {
      const cursor = n % (text.length + 1)
      const { from, to } = complete(text, cursor, publicFields)
      expect(from).toBeLessThanOrEqual(cursor)
      expect(to).toBeGreaterThanOrEqual(cursor)
      expect(to).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 1000 },
  )
})

test('a filter bar is helped with names, and told what cannot be read', async () => {
  const help = filterHelp(
    publicFields,
    () => reader,
    (ref, typed) => Promise.resolve([{ value: `${typed} Berg`, title: `${ref} Ana Berg` }]),
  )
  const { offers } = await help.complete('assignee:An', 11)
  expect(offers).toEqual([{ text: '"An Berg"', title: 'person Ana Berg' }])
  expect(help.check('assignee:Whoever')).toBeUndefined()
  expect(help.check('status:nwe')).toEqual({
    from: 7,
    to: 10,
    message: '“status” has no value “nwe”; did you mean “new”?',
  })
})
