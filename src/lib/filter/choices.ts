import { fold } from '../text/fold.ts'
import { nearest } from '../text/nearest.ts'
import type { FieldOf } from './fields.ts'
import type { Atom, Op, Term, Value } from './grammar.ts'
import type { Test } from './predicate.ts'
import { stop } from './problem.ts'
import { meaningOf, nameKey } from './references.ts'
import type { Reader, Scope } from './scope.ts'
import { shown, w } from './words.ts'

type Choices = FieldOf<'enum'>

/** `in-progress`, `In Progress` and `in_progress` are one value. */
const same = (text: string) => fold(text).replaceAll(/[\s_-]+/g, '-')

const most = 8
const someOf = (values: readonly string[]) =>
  [...values.slice(0, most), ...(values.length > most ? ['…'] : [])].join(', ')

function rankOf({ name, values }: Choices, atom: Atom): number {
  const wanted = same(atom.text)
  const rank = values.findIndex(({ value }) => same(value) === wanted)
  if (rank !== -1 && !atom.open) return rank
  if (atom.open) return stop(atom, w.later('not-star', { field: name }))
  const near = nearest(
    atom.text,
    values.map(({ value }) => value),
  )
  const said = { field: name, value: shown(atom.text) }
  const sentence =
    near === undefined
      ? w.later('unknown-value', { ...said, known: someOf(values.map(({ value }) => value)) })
      : w.later('unknown-value-near', { ...said, near })
  return stop(
    atom,
    sentence,
    values.slice(0, 12).map(({ title }) => title),
    near,
  )
}

/** Choices compared by their order become the choices that fulfil it. */
export function amongChoices(field: Choices, { op }: Term, value: Value): Test {
  const [low, high] = ranks(field, op, value)
  if (value.kind === 'range' && low > high) stop(value, w.later('backwards'))
  const values = field.values.slice(low, high + 1).map((choice) => choice.value)
  return { is: 'among', field: field.name, type: field.many ? 'enums' : 'enum', values }
}

function ranks(field: Choices, op: Op, value: Value): [low: number, high: number] {
  const last = field.values.length - 1
  if (value.kind === 'range')
    return [value.low ? rankOf(field, value.low) : 0, value.high ? rankOf(field, value.high) : last]
  const rank = rankOf(field, value)
  switch (op) {
    case '>':
      return [rank + 1, last]
    case '>=':
      return [rank, last]
    case '<':
      return [0, rank - 1]
    case '<=':
      return [0, rank]
    case ':':
    case '=':
    case '!=':
      return [rank, rank]
  }
}

export function amongReferences(field: FieldOf<'id' | 'ids'>, atom: Atom, scope: Scope): Test {
  if (atom.open) stop(atom, w.later('not-star', { field: field.name }))
  return { is: 'among', field: field.name, type: field.type, values: idsOf(field, atom, scope) }
}

type References = FieldOf<'id' | 'ids'>

function idsOf(field: References, atom: Atom, { reader, names }: Scope): readonly string[] {
  const meaning = meaningOf(atom)
  if (meaning === 'id') return [atom.text.toLowerCase()]
  if (meaning === 'me' || meaning === 'my-teams') return ownIds(field, atom, meaning, reader)
  return names.get(nameKey(field.ref, atom.text)) ?? unknownName(field, atom, reader.known?.(field.ref) ?? [])
}

function ownIds(field: References, atom: Atom, value: 'me' | 'my-teams', { me, groups = [] }: Reader) {
  if (!(value === 'me' ? field.self : field.groups))
    stop(atom, w.later('not-me', { field: field.name, value }))
  if (me === undefined) return stop(atom, w.later('no-me', { value }))
  return value === 'me' ? [me] : groups
}

function unknownName(field: References, atom: Atom, known: Iterable<string>): never {
  const near = nearest(atom.text, known)
  const said = { field: field.name, value: shown(atom.text) }
  const sentence =
    near === undefined ? w.later('unknown-name', said) : w.later('unknown-name-near', { ...said, near })
  return stop(atom, sentence, [], near)
}
