import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { z } from 'zod'
import { fieldOf, type FieldFacts } from '../fields-of.ts'
import { Icon } from '../icon.tsx'
import { useReader } from '../reader.tsx'
import type { ShowsRefusal } from '../api.ts'
import { Refused } from '../refused.ts'
import { w } from '../words.ts'
import { Control, type ControlExtras } from './control.tsx'
import classes from './edit-in-place.module.css'
import { issueWords, tooLong } from './issues.ts'
import { ClashPanel } from './meanwhile.tsx'
import { useStale } from './use-stale.ts'
import { valueWords } from './value-words.ts'

/** For the command that saves what is edited in place: a refusal stands under the field, and nowhere else. */
export const underField: ShowsRefusal = { refuse: () => true }

interface EditInPlaceProps<S extends z.ZodObject> extends ControlExtras {
  /** The input that the change sends, or any schema that has the field. */
  schema: S
  name: keyof z.input<S> & string
  value: unknown
  /** What is shown while nobody edits; `–` when there is nothing. */
  children?: ReactNode
  /** Saves it, told the version that was edited. */
  save: (value: unknown, version: number | undefined) => Promise<unknown>
  /** Which version of the record `value` is of; both follow what others save. */
  version?: number | undefined
  /** Why it cannot be changed now. */
  refused?: string | null | undefined
}

interface Typed {
  value: unknown
  /** What stood there, and in which version of the record, when the field was opened. */
  base: unknown
  version: number | undefined
}

const saveOnPick = new Set(['choice', 'record', 'switch'])

function readValue(
  schema: z.ZodObject,
  { name, nullable, widget }: FieldFacts,
  next: unknown,
): { value: unknown } | { error: string } {
  const isEmpty = next === '' || next === undefined
  const sent = isEmpty ? (nullable ? null : undefined) : next
  const field = schema.shape[name] as z.ZodType | undefined
  const parsed = field?.safeParse(sent, { reportInput: true })
  if (!parsed) return { value: next }
  if (parsed.success) return { value: parsed.data }
  const [issue] = parsed.error.issues
  return { error: issue ? issueWords(issue, widget) : w('bad_format') }
}

/** A fact edited where it stands: a click opens the field, Enter or leaving saves, Escape leaves it as it was. */
export function EditInPlace<S extends z.ZodObject>(props: EditInPlaceProps<S>) {
  const { schema, name, value, children, save, version, refused, ...extras } = props
  const facts = fieldOf(schema, name)
  const [typed, setTyped] = useState<Typed>()
  const [error, setError] = useState<string>()
  const [isSaving, setSaving] = useState(false)
  const reader = useReader()
  const field = useRef<HTMLDivElement>(null)
  const comesBack = useRef(false)
  const stale = useStale({ value, version })
  const cancel = () => {
    // Whoever was in the field stands on the fact again; whoever went on to something else stays there.
    comesBack.current = field.current?.contains(document.activeElement) ?? false
    setTyped(undefined)
    setError(undefined)
    stale.forget()
  }
  const store = async (next: unknown, edited = typed?.version) => {
    if (next === typed?.base) return cancel()
    const read = readValue(schema, facts, next)
    if ('error' in read) return setError(read.error)
    setSaving(true)
    try {
      await save(read.value, edited)
      cancel()
    } catch (thrown) {
      const refusal = Refused.from(thrown)
      if (refusal.waits) cancel()
      else if (typed && refusal.version !== undefined)
        stale.hear(refusal, typed.base, (theirs) => void store(next, theirs))
      else setError(refusal.fields[name] ?? refusal.message)
    } finally {
      setSaving(false)
    }
  }
  const isEmpty = children === undefined || children === null || children === ''
  if (!typed)
    return (
      <button
        type="button"
        ref={(button) => {
          if (button && comesBack.current) button.focus()
          comesBack.current = false
        }}
        className={classes.value}
        aria-disabled={refused ? true : undefined}
        title={refused ?? undefined}
        onClick={() => !refused && setTyped({ value, base: value, version })}
      >
        <span className={isEmpty ? 't3' : undefined}>{isEmpty ? '–' : children}</span>
        <Icon name={refused ? 'lock' : 'edit'} size="s" />
        <span className="sr">{refused ?? w('edit', { name: facts.title })}</span>
      </button>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      cancel()
    }
    const isOfButton = event.target instanceof HTMLButtonElement
    if (
      event.key === 'Enter' &&
      !isOfButton &&
      // There Enter picks, and what is picked is saved by itself.
      !saveOnPick.has(facts.widget) &&
      (facts.widget !== 'long-text' || event.metaKey || event.ctrlKey)
    ) {
      event.preventDefault()
      void store(typed.value)
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the field inside
    <div
      ref={field}
      className={classes.editing}
      onKeyDown={onKeyDown}
      aria-busy={isSaving || undefined}
      data-field={name}
    >
      <Control
        {...extras}
        facts={facts}
        ariaLabel={facts.title}
        autoFocus
        opened
        value={typed.value}
        error={error ?? tooLong(schema.shape[name], typed.value)}
        onChange={(next) => {
          setTyped({ ...typed, value: next })
          setError(undefined)
          if (saveOnPick.has(facts.widget)) void store(next)
        }}
        onBlur={() => !saveOnPick.has(facts.widget) && !error && !stale.clash && void store(typed.value)}
      />
      {stale.clash && (
        <ClashPanel
          clash={{ conflicts: [{ name, theirs: value }], taken: [], changes: stale.clash }}
          title={() => facts.title}
          said={(_, one) =>
            one === value ? (isEmpty ? '–' : children) : valueWords(facts, one, { ...extras, ...reader })
          }
          valueOf={() => typed.value}
          settle={(_, take) => {
            if (take === 'theirs') cancel()
            else {
              stale.forget()
              setTyped({ ...typed, base: value, version })
              void store(typed.value, version)
            }
          }}
        />
      )}
    </div>
  )
}
