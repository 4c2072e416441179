import { Input } from '@mantine/core'
import { EditorContent } from '@tiptap/react'
import { useId, useState, type ReactNode } from 'react'
import classes from './editor.module.css'
import rich from './rich.module.css'
import { MentionList } from './mention-list.tsx'
import type { Mentionable, MentionPopup } from './mention-suggestion.ts'
import { EditorToolbar } from './toolbar.tsx'
import { useRichEditor } from './use-rich-editor.ts'

interface RichTextProps {
  label?: ReactNode
  'aria-label'?: string | undefined
  name?: string
  description?: ReactNode
  error?: ReactNode
  placeholder?: string | undefined
  onBlur?: (() => void) | undefined
  autoFocus?: boolean | undefined
  /** Finds whom an @ may mean. */
  mentions?: ((text: string) => Promise<readonly Mentionable[]>) | undefined
  value: string
  onChange: (html: string) => void
}

/** A field of text with forms. */
export function RichText({
  label,
  description,
  error,
  placeholder,
  value,
  onChange,
  onBlur,
  autoFocus = false,
  mentions,
  ...rest
}: RichTextProps) {
  const id = useId()
  const [popup, setPopup] = useState<MentionPopup>()
  const editor = useRichEditor({
    html: value,
    label: rest['aria-label'] ?? (typeof label === 'string' ? label : (rest.name ?? '')),
    placeholder,
    autoFocus,
    onChange,
    mentions,
    onMention: setPopup,
  })
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      description={description}
      error={error}
    >
      <div className={classes.box} data-bad={error ? true : undefined} onBlur={onBlur}>
        <EditorContent editor={editor} className={`${rich.rich} ${classes.content}`} />
        <EditorToolbar editor={editor} />
        {popup && <MentionList popup={popup} />}
      </div>
    </Input.Wrapper>
  )
}
