import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { useReader } from '../reader.tsx'
import { shortly } from '../time-words.ts'
import { w } from '../words.ts'
import { MeanwhilePanel, whyWait } from './meanwhile.tsx'
import { focusField, type Form } from './use-form.ts'
import classes from './form.module.css'

interface FormShellProps<K extends string> {
  form: Form<K>
  /** What the main button does: Ask for approval. */
  save: string
  /** Other buttons, at the far end. */
  more?: ReactNode
  onCancel?: (() => void) | undefined
  /** Why it cannot be saved, though every field is right. */
  refused?: ReactNode
  /** Without the frame of a page: in a dialog or a panel; `narrow` also stands in one column and, where there is nothing beside it, gives the button the whole width. */
  bare?: boolean | 'narrow' | undefined
  children: ReactNode
}

/** Round the fields: the foot that saves (⌘↵), says what is missing, and that the draft is kept. */
export function FormShell<K extends string>({ bare, children, ...foot }: FormShellProps<K>) {
  const save = () => {
    if (!foot.refused) foot.form.save(foot.onCancel)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    save()
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    save()
  }
  return (
    // The keys are those of the fields inside; the form itself takes none.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- one listener for all its fields
    <form className={classes.form} data-bare={bare} noValidate onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <div className={classes.fields}>{children}</div>
      <MeanwhilePanel form={foot.form} />
      {foot.form.problem && (
        <Callout tone="bad" alert>
          {foot.form.problem}
        </Callout>
      )}
      <Foot {...foot} isNarrow={bare === 'narrow'} />
    </form>
  )
}

/** Fields side by side where there is room; a wide one takes a line of its own. */
export const FieldGrid = ({ children }: { children: ReactNode }) => (
  <div className={classes.grid}>{children}</div>
)

type FootProps<K extends string> = Omit<FormShellProps<K>, 'bare' | 'children'> & { isNarrow: boolean }

function Foot<K extends string>({ form, save, more, onCancel, refused, isNarrow }: FootProps<K>) {
  const isAlone = isNarrow && !onCancel
  return (
    <footer className={classes.foot} data-alone={isAlone || undefined}>
      <Button
        kind="primary"
        type="submit"
        keys={isNarrow ? 'enter' : 'mod+enter'}
        wide={isAlone}
        busy={form.isSaving}
        refused={refused ?? whyWait(form.clash) ?? (form.wrong.length > 0 && <Missing form={form} />)}
      >
        {save}
      </Button>
      {!isAlone && <span className="grow" />}
      <DraftNote keptAt={form.keptAt} />
      {more}
      {onCancel && (
        <Button kind="quiet" onClick={onCancel}>
          {w('cancel')}
        </Button>
      )}
    </footer>
  )
}

/** Which fields need the reader; each name leads to its field. */
function Missing<K extends string>({ form }: { form: Form<K> }) {
  return (
    <>
      {w('fields_need_you', { n: form.wrong.length })}{' '}
      {form.wrong.slice(0, 3).map(({ name, title }, at) => (
        <span key={name}>
          {at > 0 && ', '}
          <button type="button" className={classes.jump} onClick={() => focusField(name)}>
            {title}
          </button>
        </span>
      ))}
    </>
  )
}

/** When the draft was kept in this browser. */
export function DraftNote({ keptAt }: { keptAt: number | undefined }) {
  const reader = useReader()
  return (
    <output className={classes.draft}>
      {keptAt !== undefined && w('draft_kept', { at: shortly(keptAt, reader.now(), reader) })}
    </output>
  )
}
