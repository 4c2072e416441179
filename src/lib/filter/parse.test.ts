import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { say } from '../words.ts'
import { check } from './check.ts'
import { limits } from './grammar.ts'
import { parse } from './parse.ts'
import { print } from './print.ts'
import { type Problem, must } from './problem.ts'
import { anyText, anyTree, bare, names, publicFields, reader } from '#test/filters'

const canonical = (text: string) => print(must(parse(text)))

describe('is read as', () => {
  test.each([
    ['', ''],
    ['  status:open   TEAM:network ', 'status:open team:network'],
    ['a and b or not c', 'a b or -c'],
    ['a (b or (c d)) -(e f)', 'a (b or c d) -(e f)'],
    ['((a))', 'a'],
    ['-(a)', '-a'],
    ['- -a'.replace(' ', ''), '--a'],
    ['not (not a)', '--a'],
    ['Or', null],
    ['"or" "not x"', '"or" "not x"'],
    ['“vpn tunnel„ printer*', '"vpn tunnel" printer*'],
    [String.raw`title:"say \"hi\" \\"`, String.raw`title:"say \"hi\" \\"`],
    ['site:Bergen,"Nord Vest",Hamburg', 'site:Bergen,"Nord Vest",Hamburg'],
    ['cost:1..3,..5,7..', 'cost:1..3,..5,7..'],
    ['created>-7d due<=4h x!=1 y>=2', 'created>-7d due<=4h x!=1 y>=2'],
    ['10:30 10.0.0.12 a/b?c', '10:30 10.0.0.12 a/b?c'],
    ['-tag:newsletter', '-tag:newsletter'],
    ['orange notes android', 'orange notes android'],
    ['a(b)c', 'a b c'],
  ])('%s → %s', (text, expected) => {
    const parsed = parse(text)
    expect(parsed.ok ? print(parsed.value) : null).toBe(expected)
  })
})

describe('is refused, pointing at the place', () => {
  test.each([
    ['a "b c', '  ^', 'This quote is never closed'],
    ['a (b', '  ^', 'This bracket is never closed'],
    ['a) b', ' ^', 'This bracket was never opened'],
    ['a () b', '   ^', 'Something to look for is missing here'],
    ['a or', '    ', 'Something to look for is missing here'],
    ['or b', '^^', 'Something to look for is missing here'],
    ['a - b', '   ^', 'Something to look for is missing here'],
    ['status: open', '       ^', 'A value is missing after “status:”'],
    ['site:a, b', '       ^', 'A value is missing after “site:a,”'],
    ['status >5', '       ^', 'The name of a field is missing before “>”'],
    ['title:""', '      ^^', 'There is nothing between these quotes'],
    ['cost:..', '     ^^', 'A range needs at least one end'],
    ['cost:1..2..3', '         ^', 'A space is missing here'],
    ['title:"a"b', '         ^', 'A space is missing here'],
    ['a\u0000b', ' ^', 'This character cannot be read here'],
    ['a\ud800', ' ^', 'This character cannot be read here'],
  ])('%j', (text, mark, sentence) => {
    const parsed = parse(text)
    if (parsed.ok) expect.unreachable()
    const { from, to } = parsed.problem
    expect(' '.repeat(from) + '^'.repeat(to - from)).toBe(mark)
    expect(say(parsed.problem.sentence)).toBe(sentence)
  })

  test.each([
    ['a'.repeat(limits.length + 1), 'too-long'],
    ['('.repeat(30) + 'a' + ')'.repeat(30), 'too-deep'],
    [`${'-'.repeat(1900)}a`, 'too-deep'],
    ['a '.repeat(300), 'too-many'],
    [`x:${'1,'.repeat(300)}1`, 'too-many'],
  ])('beyond a limit: %.20s', (text, key) => {
    const parsed = parse(text)
    expect(parsed.ok ? '' : parsed.problem.sentence.key).toBe(`filter.${key}`)
  })
})

test('printing and reading again gives the same tree', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const text = print(tree)
      fc.pre(text.length <= limits.length)
      expect(bare(must(parse(text)))).toEqual(bare(tree))
      expect(canonical(text)).toBe(text)
    }),
  )
})

const points = ({ from, to, sentence }: Problem, text: string) => {
  expect(from).toBeGreaterThanOrEqual(0)
  expect(to).toBeGreaterThanOrEqual(from)
  expect(to).toBeLessThanOrEqual(text.length)
  expect(say(sentence)).not.toBe(sentence.key)
  expect(say(sentence)).not.toContain('{')
}

test('any text gives a predicate or a problem inside it', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
      const parsed = parse(text)
      if (!parsed.ok) return points(parsed.problem, text)
      expect(bare(must(parse(print(parsed.value))))).toEqual(bare(parsed.value))
      const checked = check(parsed.value, publicFields, reader, names)
      if (!checked.ok) points(checked.problem, text)
    }),
    { numRuns: 2000 },
  )
})
