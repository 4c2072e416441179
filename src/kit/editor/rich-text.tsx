import { Input } from '@mantine/core'
import { EditorContent } from '@tiptap/react'
import { useId, type ReactNode } from 'react'
import classes from './editor.module.css'
import rich from './rich.module.css'
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
  ...rest
}: RichTextProps) {
  const id = useId()
  const editor = useRichEditor({
    html: value,
    label: rest['aria-label'] ?? rest.name ?? '',
    placeholder,
    autoFocus,
    onChange,
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
      </div>
    </Input.Wrapper>
  )
}
