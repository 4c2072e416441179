import { useEffect, type ReactNode } from 'react'
import type { FieldFacts } from '../fields-of.ts'
import { Icon } from '../icon.tsx'
import { w } from '../words.ts'
import { Control, type ControlExtras } from './control.tsx'
import type { Form } from './use-form.ts'
import classes from './form.module.css'

interface FieldProps<K extends string> extends ControlExtras {
  form: Form<K>
  name: K
  /** In place of what the schema says. */
  title?: string
  /** Beside the title, in grey: steps, one a line. */
  note?: string
  hint?: ReactNode
  /** A good sign under the field: Six like it took 31 to 55 min. */
  good?: ReactNode
  /** The way out of an error, after its sentence. */
  wayOut?: ReactNode
  wide?: boolean
}

/** One field of a form: label above; below, the hint, in whose place an error stands. */
export function Field<K extends string>(props: FieldProps<K>) {
  const { form, name, title, note, hint, good, wayOut, wide, ...extras } = props
  const facts = form.facts(name)
  const error = form.errorOf(name)
  useEffect(() => form.learn(name, extras))
  const aside = note ?? asideOf(facts, form.fields)
  return (
    <div className={classes.field} data-field={name} data-wide={wide || undefined}>
      <Control
        key={form.round}
        {...extras}
        facts={facts}
        value={form.values[name]}
        onChange={(value) => form.set(name, value)}
        onBlur={() => form.leave(name)}
        label={
          <>
            {title ?? facts.title}
            {aside && <span className={classes.note}> {aside}</span>}
          </>
        }
        hint={good ? <Below tone="good">{good}</Below> : (hint ?? facts.hint)}
        error={
          error && (
            <Below tone="bad">
              {error} {wayOut}
            </Below>
          )
        }
      />
    </div>
  )
}

/** The rarer kind is marked: what may stay empty, or in a form of which most may, what is needed. */
function asideOf({ required, widget, initial }: FieldFacts, all: readonly FieldFacts[]): string | undefined {
  const mostMayStayEmpty = all.filter((field) => !field.required).length > all.length / 2
  if (mostMayStayEmpty) return required && initial === undefined ? w('needed') : undefined
  return required || widget === 'switch' ? undefined : w('optional')
}

/** A sentence under a field, with the glyph of its meaning. */
function Below({ tone, children }: { tone: 'good' | 'bad'; children: ReactNode }) {
  return (
    <span className={`${classes.below} ${tone}`}>
      <Icon name={tone} size="s" />
      <span>{children}</span>
    </span>
  )
}
