import { expect, test } from 'vitest'
import { z } from 'zod'
import { contracts } from '#modules/contracts'
import { bare, type Json } from '#lib/reply-columns'
import { isScreen, wordsOnScreen } from './screens.ts'
import { allSources, sourceOf } from './source.ts'
import { valuesIn, vocabulariesIn } from './vocabularies.ts'

const sources = allSources()
const vocabularies = vocabulariesIn(sources)
const shownKeys = (faults: string[]) => faults.toSorted()

/** Keys that no call names, or which only a shape or a passed text could name, are not found by these. */
const unspoken = (all: ReturnType<typeof vocabulariesIn>) =>
  all.flatMap(({ prefix, texts, spoken, passed }) => {
    const exact = new Set(spoken.map(({ key }) => key))
    const shapes = [...spoken.map(({ key }) => key), ...passed].filter((key) => key instanceof RegExp)
    return [...texts.keys()]
      .filter((key) => !exact.has(key) && !passed.has(key) && !shapes.some((shape) => shape.test(key)))
      .map((key) => `${prefix}.${key}`)
  })

const unknown = (all: ReturnType<typeof vocabulariesIn>) =>
  all.flatMap(({ prefix, texts, spoken }) =>
    spoken
      .filter(({ key }) =>
        typeof key === 'string' ? !texts.has(key) : ![...texts.keys()].some((one) => key.test(one)),
      )
      .map(({ path, key }) => `${path}: ${prefix}.${String(key)}`),
  )

/** Messages that cannot be read, and calls that give other values than the message speaks of. */
const garbled = (all: ReturnType<typeof vocabulariesIn>) =>
  all.flatMap(({ prefix, texts, spoken }) => {
    const wanted = new Map<string, ReadonlySet<string>>()
    const faults: string[] = []
    for (const [key, message] of texts)
      try {
        wanted.set(key, valuesIn(message))
      } catch (error) {
        faults.push(`${prefix}.${key}: ${String(error)}`)
      }
    for (const { path, key, values } of spoken) {
      const names = typeof key === 'string' ? wanted.get(key) : undefined
      if (!names || !values) continue
      const missing = [...names].filter((name) => !values.includes(name))
      const idle = values.filter((name) => !names.has(name))
      for (const name of missing) faults.push(`${path}: ${prefix}.${String(key)} is given no {${name}}`)
      for (const name of idle) faults.push(`${path}: ${prefix}.${String(key)} has no use for {${name}}`)
    }
    return faults
  })

test('every word is spoken somewhere', () => {
  expect(shownKeys(unspoken(vocabularies))).toEqual([])
})

test('every word that is spoken is there', () => {
  expect(shownKeys(unknown(vocabularies))).toEqual([])
})

test('every message can be read, and is given what it speaks of', () => {
  expect(vocabularies.length).toBeGreaterThan(20)
  expect(shownKeys(garbled(vocabularies))).toEqual([])
})

test('no two vocabularies share a prefix', () => {
  const prefixes = vocabularies.map(({ prefix }) => prefix)
  expect(prefixes.filter((prefix, n) => prefixes.indexOf(prefix) !== n)).toEqual([])
})

// ---------------------------------------------------------------- screens

/** Printed on keys, whatever the language. */
const printed = new Set(['kit/kbd.tsx: Alt'])

test('no screen holds a word of its own', () => {
  const screens = sources.filter(isScreen)
  expect(screens.length).toBeGreaterThan(50)
  expect(screens.flatMap(wordsOnScreen).filter((fault) => !printed.has(fault))).toEqual([])
})

// ---------------------------------------------------------------- contracts

const isSchema = (part: unknown): part is Json => typeof part === 'object' && part !== null

test('every field that a contract takes has a title', () => {
  const untitled = Object.entries(contracts).flatMap(([room, contract]) =>
    Object.entries(contract).flatMap(([verb, { input }]) => {
      const json = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' })
      return Object.entries(json.properties ?? {})
        .filter(([, part]) => {
          const inner = bare(isSchema(part) ? part : {})
          return (
            inner.title === undefined && !(isSchema(inner.items) && bare(inner.items).title !== undefined)
          )
        })
        .map(([field]) => `${room}.${verb} ${field}`)
    }),
  )
  expect(untitled).toEqual([])
})

// ---------------------------------------------------------------- canaries

test('faults are found', () => {
  const words = sourceOf(
    'modules/x/words.ts',
    `export const w = vocabulary('x', { spoken: 'Hello {name}', mute: 'Never', broken: '{n, plural, one {', a1: 'A', a2: 'B' })`,
  )
  const speaker = sourceOf(
    'modules/x/speaker.ts',
    `import { w as said } from './words.ts'
    said('spoken', { nam: 1 }); said.later('absent'); said(\`a\${n}\`); said(long ? 'broken' : 'spoken')`,
  )
  const planted = vocabulariesIn([words, speaker])
  expect(unspoken(planted)).toEqual(['x.mute'])
  expect(unknown(planted)).toEqual(['modules/x/speaker.ts: x.absent'])
  expect(garbled(planted)).toEqual([
    expect.stringMatching(/^x\.broken: /),
    'modules/x/speaker.ts: x.spoken is given no {name}',
    'modules/x/speaker.ts: x.spoken has no use for {nam}',
    'modules/x/speaker.ts: x.spoken is given no {name}',
  ])
  const screen = sourceOf(
    'modules/x/ui/screen.tsx',
    `const column = { title: () => 'Column' }
    const page = <Page title="Heading" key="none"><p>Some text</p>{open ? 'Open' : w('shut')}{"—"}</Page>`,
  )
  expect(wordsOnScreen(screen).map((fault) => fault.split(': ')[1])).toEqual([
    'Column',
    'Open',
    'Heading',
    'Some text',
  ])
})
