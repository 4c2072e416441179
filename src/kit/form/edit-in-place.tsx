import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { z } from 'zod'
import { fieldOf } from '../fields-of.ts'
import { Icon } from '../icon.tsx'
import type { ShowsRefusal } from '../api.ts'
import { Refused } from '../refused.ts'
import { w } from '../words.ts'
import { Control, type ControlExtras } from './control.tsx'
import classes from './edit-in-place.module.css'
import { issueWords, tooLong } from './issues.ts'

/** For the command that saves what is edited in place: a refusal stands under the field, and nowhere else. */
export const underField: ShowsRefusal = { refuse: () => true }

interface EditInPlaceProps<S extends z.ZodObject> extends ControlExtras {
  /** The input that the change sends, or any schema that has the field. */
  schema: S
  name: keyof z.input<S> & string
  value: unknown
  /** What is shown while nobody edits; `–` when there is nothing. */
  children?: ReactNode
  save: (value: unknown) => Promise<unknown>
  /** Why it cannot be changed now. */
  refused?: string | null | undefined
}

const saveOnPick = new Set(['choice', 'record', 'switch'])

/** A fact edited where it stands: a click opens the field, Enter or leaving saves, Escape leaves it as it was. */
export function EditInPlace<S extends z.ZodObject>(props: EditInPlaceProps<S>) {
  const { schema, name, value, children, save, refused, ...extras } = props
  const facts = fieldOf(schema, name)
  const [typed, setTyped] = useState<{ value: unknown }>()
  const [error, setError] = useState<string>()
  const [isSaving, setSaving] = useState(false)
  const field = useRef<HTMLDivElement>(null)
  const comesBack = useRef(false)
  const cancel = () => {
    // Whoever was in the field stands on the fact again; whoever went on to something else stays there.
    comesBack.current = field.current?.contains(document.activeElement) ?? false
    setTyped(undefined)
    setError(undefined)
  }
  const store = async (next: unknown) => {
    if (next === value) return cancel()
    const isEmpty = next === '' || next === undefined
    const sent = isEmpty ? (facts.nullable ? null : undefined) : next
    const parsed = schema.shape[name]?.safeParse(sent, { reportInput: true })
    if (parsed && !parsed.success) {
      const [issue] = parsed.error.issues
      return setError(issue ? issueWords(issue, facts.widget) : w('bad_format'))
    }
    setSaving(true)
    try {
      await save(parsed ? parsed.data : next)
      cancel()
    } catch (thrown) {
      const refusal = Refused.from(thrown)
      if (refusal.waits) cancel()
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
        onClick={() => !refused && setTyped({ value })}
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
    if (event.key === 'Enter' && (facts.widget !== 'long-text' || event.metaKey || event.ctrlKey)) {
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
          setTyped({ value: next })
          setError(undefined)
          if (saveOnPick.has(facts.widget)) void store(next)
        }}
        onBlur={() => !saveOnPick.has(facts.widget) && !error && void store(typed.value)}
      />
    </div>
  )
}
