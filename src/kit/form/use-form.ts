import { useState } from 'react'
import type { z } from 'zod'
import type { ShowsRefusal } from '../api.ts'
import { fieldOf, fieldsOf, type FieldFacts } from '../fields-of.ts'
import { Refused } from '../refused.ts'
import type { ControlExtras } from './control.tsx'
import { readDraft } from './drafts.ts'
import { issueWords, isTooLong } from './issues.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { type Clash, useMeanwhile } from './use-meanwhile.ts'

type Values = Record<string, unknown>

interface FormOptions<S extends z.ZodObject> {
  initial?: Partial<z.input<S>>
  /** Under this name what is typed survives a reload. */
  draft?: string
  /** Which version of the record `initial` shows; both follow what others save. */
  version?: number | undefined
  /** What saving does, told the version that was edited; a refusal it throws lands on the fields it names. */
  onSave: (values: z.output<S>, version: number | undefined) => Promise<unknown>
  /** How a value reads that is typed in by something else than the kit's fields. */
  said?: ((name: string, value: unknown) => string | undefined) | undefined
  /** Rules over several fields that the schema does not hold: field → sentence. */
  also?: (values: Partial<z.input<S>>) => Partial<Record<keyof z.input<S>, string | undefined>>
}

export interface Form<K extends string = string> extends ShowsRefusal {
  facts: (name: K) => FieldFacts
  fields: readonly FieldFacts[]
  values: Readonly<Values>
  set: (name: K, value: unknown) => void
  /** The reader has left the field: from now on it says what is wrong. */
  leave: (name: K) => void
  errorOf: (name: K) => string | undefined
  /** The fields that say so now, in the order of the form. */
  wrong: readonly FieldFacts[]
  /** A refusal that no field could take. */
  problem: string | undefined
  isDirty: boolean
  isSaving: boolean
  /** What others changed while one edited the same, until that is decided and saved. */
  clash: Clash | undefined
  /** Of a field that both changed: theirs is taken, or one's own stays. */
  settle: (name: K, take: 'theirs' | 'mine') => void
  /** What a field was told beyond its schema, so that its values can be said elsewhere. */
  learn: (name: K, extras: ControlExtras) => void
  extrasOf: (name: string) => ControlExtras
  /** Counts up when others put values into it: a control that keeps what is typed by itself begins anew. */
  round: number
  said: ((name: string, value: unknown) => string | undefined) | undefined
  /** When the draft was kept last. */
  keptAt: number | undefined
  /** What waits for a second person is out of hand: the form is closed, or stands as it began. */
  save: (close?: () => void) => void
  /** Back to the beginning; the draft is thrown away. */
  reset: () => void
}

/** A form over a schema: checks while typing, keeps a draft, and shows the server's refusals where they belong. */
export function useForm<S extends z.ZodObject>(
  schema: S,
  { initial, version, draft, onSave, also, said }: FormOptions<S>,
): Form<keyof z.input<S> & string> {
  const fields = fieldsOf(schema)
  const start = () => ({ ...startOf(fields), ...initial })
  const [kept] = useState(() => (draft ? readDraft(draft) : undefined))
  const [values, setValues] = useState<Values>(() => ({ ...start(), ...kept?.values }))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refusals, setRefusals] = useState<Values>({})
  const [problem, setProblem] = useState<string>()
  const [isDirty, setDirty] = useState(kept !== undefined)
  const [isSaving, setSaving] = useState(false)
  const [round, setRound] = useState(0)
  const [extras] = useState(() => new Map<string, ControlExtras>())
  const { keptAt, drop } = useKeptDraft(draft, isDirty ? values : undefined, kept?.at)

  const read = (typed: Values) => schema.safeParse(clean(typed, fields), { reportInput: true })
  const sent = clean(values, fields)
  const parsed = read(values)
  const errors = firstSaid(refusals, errorsOf(parsed, fields), also?.(sent as Partial<z.input<S>>) ?? {})
  const errorOf = (name: string) => {
    const error = errors[name]
    // What is too long is said while one types on: nobody should find that out at the end.
    const isSaid =
      left.has(name) || parsed.error?.issues.some((issue) => issue.path[0] === name && isTooLong(issue))
    return isSaid && typeof error === 'string' ? error : undefined
  }

  const meanwhile = useMeanwhile({
    now: { values: shownOf(fields, start()), version },
    values: shownOf(fields, values),
    isDirty,
    put: (merged) => {
      setProblem(undefined)
      setRound((before) => before + 1)
      setValues((before) => ({ ...before, ...merged }))
    },
    again: (merged, theirs) => {
      const whole = read({ ...values, ...merged })
      // What only together is wrong is said like anything else that is wrong.
      if (whole.success) void send(whole.data, theirs)
      else setLeft(new Set(fields.map(({ name }) => name)))
    },
  })

  const refuse = (refused: Refused) => {
    const known = Object.entries(refused.fields).filter(([name]) =>
      fields.some((field) => field.name === name),
    )
    setRefusals(Object.fromEntries(known))
    setLeft(new Set([...left, ...known.map(([name]) => name)]))
    setProblem(known.length > 0 ? undefined : refused.message)
    if (known[0]) focusField(known[0][0])
    return true
  }
  const reset = () => {
    drop()
    meanwhile.forget()
    setValues(start())
    setLeft(new Set())
    setRefusals({})
    setProblem(undefined)
    setDirty(false)
  }
  const save = async (close?: () => void) => {
    setProblem(undefined)
    const first = fields.find(({ name }) => typeof errors[name] === 'string')
    if (!parsed.success || first) {
      setLeft(new Set(fields.map(({ name }) => name)))
      if (first) focusField(first.name)
      else if (!parsed.success && parsed.error.issues[0]) setProblem(issueWords(parsed.error.issues[0]))
      return
    }
    if (meanwhile.clash?.conflicts.length) return
    await send(parsed.data, meanwhile.base.version, close)
  }
  const send = async (data: z.output<S>, edited: number | undefined, close?: () => void) => {
    setSaving(true)
    try {
      await onSave(data, edited)
      drop()
      meanwhile.forget()
      setDirty(false)
    } catch (thrown) {
      const refused = Refused.from(thrown)
      if (refused.waits) {
        reset()
        close?.()
      } else if (!meanwhile.heard(refused)) refuse(refused)
      else setProblem(refused.message)
    } finally {
      setSaving(false)
    }
  }
  return {
    facts: (name) => fieldOf(schema, name),
    fields,
    values,
    set: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }))
      setRefusals((before) => ({ ...before, [name]: undefined }))
      setDirty(true)
    },
    leave: (name) => setLeft((before) => (before.has(name) ? before : new Set([...before, name]))),
    errorOf,
    wrong: fields.filter(({ name }) => errorOf(name) !== undefined),
    problem,
    isDirty,
    isSaving,
    clash: meanwhile.clash,
    settle: (name, take) => {
      setRefusals((before) => ({ ...before, [name]: undefined }))
      meanwhile.settle(name, take)
    },
    learn: (name, more) => void extras.set(name, more),
    extrasOf: (name) => extras.get(name) ?? {},
    round,
    said,
    keptAt,
    refuse,
    save: (close) => {
      if (!isSaving) void save(close)
    },
    reset,
  }
}

/** One error a field, from the first who has one. */
const firstSaid = (...said: Values[]): Values => {
  const found: Values = {}
  for (const errors of said) for (const [name, error] of Object.entries(errors)) found[name] ??= error
  return found
}

const startOf = (fields: readonly FieldFacts[]): Values =>
  Object.fromEntries(fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])))

/** Of all that a record holds, what the form shows. */
const shownOf = (fields: readonly FieldFacts[], values: Values): Values =>
  Object.fromEntries(fields.map(({ name }) => [name, values[name]]))

/** An empty field is no value: it is left out, or says `null` where the schema knows that. */
function clean(values: Values, fields: readonly FieldFacts[]): Values {
  const sent: Values = {}
  for (const { name, nullable } of fields) {
    const value = values[name]
    if (value !== undefined && value !== '' && value !== null) sent[name] = value
    else if (nullable) sent[name] = null
  }
  return sent
}

function errorsOf(parsed: z.ZodSafeParseResult<unknown>, fields: readonly FieldFacts[]): Values {
  if (parsed.success) return {}
  const found: Values = {}
  for (const issue of parsed.error.issues) {
    const [name] = issue.path
    const widget = fields.find((field) => field.name === name)?.widget
    if (typeof name === 'string') found[name] ??= issueWords(issue, widget)
  }
  return found
}

/** Where a field stands on the page. */
export function focusField(name: string) {
  requestAnimationFrame(() => {
    const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)
    place?.querySelector<HTMLElement>('input,textarea,button,[contenteditable=true]')?.focus()
    place?.scrollIntoView({ block: 'nearest' })
  })
}
