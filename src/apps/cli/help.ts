import type { Contract, Endpoint } from '#lib/contract'
import { kebab } from '#lib/reply-columns'
import { commonFor, type CommonFlag, type Flag, flagsOf, pathFields } from './flags.ts'
import { pairs } from './table.ts'
import { defaultUrl } from './reach.ts'
import { w } from './words.ts'

type Contracts = Readonly<Record<string, Contract>>

const helpWidth = 100

const block = (title: string, rows: readonly (readonly [string, string])[]) =>
  `${title}:\n${pairs(rows, helpWidth, '  ')}`
const environment = () =>
  block(w('environment'), [
    ['WHEELHOUSE_URL', w('means.url', { fallback: defaultUrl })],
    ['WHEELHOUSE_TOKEN', w('means.token')],
    ['WHEELHOUSE_PROFILE', w('means.profile')],
  ])

/** What `wheelhouse` alone prints: every room and its commands. */
export function houseHelp(contracts: Contracts): string {
  const rooms = Object.entries(contracts).map(
    ([name, contract]) => [kebab(name), Object.keys(contract).map(kebab).join(', ')] as const,
  )
  return [
    w('usage', { line: w('usage-rooms') }),
    w('about'),
    block(w('rooms'), rooms),
    environment(),
    w('own-commands'),
    w('machine'),
  ].join('\n\n')
}

/** What `wheelhouse desk` prints: its commands with a sentence each. */
export function roomHelp(name: string, contract: Contract): string {
  const commands = Object.entries(contract).map(([verb, { summary }]) => [kebab(verb), summary] as const)
  const line = `wheelhouse ${kebab(name)} <${w('command')}>`
  return [w('usage', { line }), block(w('commands'), commands)].join('\n\n')
}

const typeWord = ({ type }: Flag) =>
  type === 'switch' ? '' : ` <${w(`type.${type === 'secret' ? 'file' : type}`)}>`

/** What the server takes where nothing is given; not worth a word where that is nothing. */
function fallbackWord(fallback: unknown): string | undefined {
  if (typeof fallback === 'number' || fallback === true) return String(fallback)
  if (typeof fallback === 'string' && fallback !== '') return fallback
  return Array.isArray(fallback) && fallback.length > 0 ? JSON.stringify(fallback) : undefined
}

function meaning({ title, hint, required, list, fallback, nullable, choices, emptying, type }: Flag): string {
  const value = fallbackWord(fallback)
  const notes = [
    choices.length > 0 && w('note.choices', { choices: choices.join(', ') }),
    type === 'secret' && w('note.secret'),
    required && w('note.needed'),
    list && w('note.list'),
    value !== undefined && w('note.fallback', { value }),
    (nullable || list) && !required && w('note.nullable', { flag: emptying }),
  ].filter((note) => note !== false)
  return [title, ...(hint === undefined ? [] : [hint]), ...(notes.length > 0 ? [notes.join('; ')] : [])].join(
    ' · ',
  )
}

const needs = (can: Endpoint['can']) =>
  can === 'anyone' ? w('anyone') : can === 'signed-in' ? w('signed-in') : w('permission', { name: can })

const takes: Partial<Record<CommonFlag, 'names' | 'file' | 'url' | 'name' | 'text' | 'number'>> = {
  only: 'names',
  'idempotency-key': 'text',
  'if-match': 'number',
  file: 'file',
  out: 'file',
  profile: 'name',
  url: 'url',
  'token-file': 'file',
}

function commonRow(name: CommonFlag): [string, string] {
  const value = takes[name]
  const means = name === 'url' ? w('means.url', { fallback: defaultUrl }) : w(`means.${name}`)
  return [value === undefined ? `--${name}` : `--${name} <${w(`type.${value}`)}>`, means]
}

/** What `wheelhouse desk open --help` prints. */
export function commandHelp(name: string, verb: string, endpoint: Endpoint): string {
  const flags = flagsOf(endpoint)
  const path = pathFields(endpoint).map((field) => ` <${kebab(field)}>`)
  const own = flags.map((flag) => [`${flag.name}${typeWord(flag)}`, meaning(flag)] as const)
  return [
    w('usage', {
      line: `wheelhouse ${kebab(name)} ${kebab(verb)}${path.join('')} [${w('flags').toLowerCase()}]`,
    }),
    `${endpoint.summary}. ${needs(endpoint.can)}.`,
    ...(own.length > 0 ? [block(w('flags'), own)] : []),
    block(w('flags-everywhere'), commonFor(endpoint).map(commonRow)),
    ...(flags.some(({ type }) => type === 'id') ? [w('by-key')] : []),
  ].join('\n\n')
}
