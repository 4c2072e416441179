import { parseArgs } from 'node:util'
import { nearest } from '#lib/text/nearest'
import { type CommonFlag, commonFlags, type Flag } from './flags.ts'
import { misused } from './stop.ts'
import { w } from './words.ts'

export interface Given {
  /** What the endpoint is sent; ids may still be numbers that people say. */
  input: Record<string, unknown>
  common: Partial<Record<CommonFlag, string>>
}

const switches: readonly string[] = ['json', 'csv', 'help', 'all', 'watch'] satisfies CommonFlag[]
const isCommon = (name: string): name is CommonFlag => (commonFlags as readonly string[]).includes(name)

const yesNo: Record<string, boolean> = { yes: true, true: true, no: false, false: false }

function parsedJson(flag: Flag, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw misused(w('bad-json', { flag: flag.name, why: error instanceof Error ? error.message : '' }))
  }
}

function valueOf(flag: Flag, text: string): unknown {
  if (flag.type === 'json') return parsedJson(flag, text)
  const value = flag.type === 'number' ? Number(text) : text
  if (flag.type === 'number' && (text.trim() === '' || Number.isNaN(value)))
    throw misused(w('bad-number', { flag: flag.name, value: text }))
  const { choices } = flag
  if (choices.length > 0 && !choices.some((choice) => choice === value))
    throw misused(w('bad-choice', { flag: flag.name, choices: choices.join(', '), value: text }))
  return value
}

function switched(name: string, text: string | undefined): boolean {
  const value = yesNo[text ?? 'yes']
  if (value === undefined) throw misused(w('takes-none', { flag: name }))
  return value
}

/** A flag's text; one that stands apart and looks like a flag itself was more likely forgotten. */
function textOf(name: string, value: string | undefined, inline: boolean | undefined): string {
  if (value === undefined) throw misused(w('no-value', { flag: name }))
  if (!inline && value.startsWith('--')) throw misused(w('no-value-near', { flag: name, next: value }))
  return value
}

function unknown(name: string, flags: readonly Flag[]) {
  const secret = flags.find((flag) => flag.type === 'secret' && flag.name === `${name}-file`)
  const near =
    secret?.name.slice(2) ??
    nearest(name.slice(2), [...flags.map((flag) => flag.name.slice(2)), ...commonFlags])
  return misused(
    near === undefined ? w('no-flag', { flag: name }) : w('no-flag-near', { flag: name, near: `--${near}` }),
  )
}

const listed = ({ list }: Flag, value: unknown) => (list ? [value] : value)

/** A flag may name its field, or with `no` before it empty it. */
function fieldValue(flags: readonly Flag[], rawName: string, value: string | undefined, inline?: boolean) {
  const flag = flags.find(({ name }) => name === rawName)
  if (flag?.type === 'switch') return { flag, value: switched(rawName, value) }
  if (flag) return { flag, value: listed(flag, valueOf(flag, textOf(rawName, value, inline))) }
  const emptied = flags.find(({ emptying }) => emptying === rawName)
  if (emptied?.type === 'switch') return { flag: emptied, value: false }
  if (emptied?.nullable) return { flag: emptied, value: null }
  if (emptied?.list) return { flag: emptied, value: [] }
  throw unknown(rawName, flags)
}

const optionsFor = (flags: readonly Flag[]) => {
  const own = flags.filter(({ type }) => type !== 'switch').map(({ name }) => name.slice(2))
  const names = [...own, ...commonFlags.filter((name) => !switches.includes(name))]
  return Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
}

/** Reads what stands after `wheelhouse <room> <command>`; values without a flag fill the path in its order. */
export function argumentsOf(args: readonly string[], flags: readonly Flag[], path: readonly string[]): Given {
  const { tokens } = parseArgs({ args: [...args], options: optionsFor(flags), strict: false, tokens: true })
  const given: Given = { input: {}, common: {} }
  const waiting = path.map((field) => flags.find((flag) => flag.field === field))

  const take = (flag: Flag, value: unknown) => {
    const before = given.input[flag.field]
    if (before === undefined) given.input[flag.field] = value
    else if (flag.list && Array.isArray(before) && Array.isArray(value)) before.push(...(value as unknown[]))
    else throw misused(w('twice', { flag: flag.name }))
  }
  for (const token of tokens) {
    if (token.kind === 'positional') {
      const flag = waiting.shift()
      if (!flag) throw misused(w('stray', { value: token.value }))
      take(flag, listed(flag, valueOf(flag, token.value)))
    }
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    if (isCommon(name))
      given.common[name] = switches.includes(name) ? 'yes' : textOf(rawName, value, inlineValue)
    else {
      const field = fieldValue(flags, rawName, value, inlineValue)
      take(field.flag, field.value)
    }
  }
  return given
}

/** Refuses before anything is sent what the server would refuse for certain. */
export function refuseMissing({ input }: Given, flags: readonly Flag[]) {
  const missing = flags.find(({ required, field }) => required && input[field] === undefined)
  if (missing) throw misused(w('missing', { flag: missing.name }))
}
