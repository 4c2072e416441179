import { useEditorState, type Editor } from '@tiptap/react'
import { IconButton } from '../button.tsx'
import type { IconName } from '../icon.tsx'
import { w } from '../words.ts'
import classes from './editor.module.css'

type Form = 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'blockquote' | 'code'

const forms: {
  form: Form
  icon: IconName
  word: 'bold' | 'italic' | 'list' | 'steps' | 'quote' | 'code'
  keys?: string
}[] = [
  { form: 'bold', icon: 'bold', word: 'bold', keys: 'mod+b' },
  { form: 'italic', icon: 'italic', word: 'italic', keys: 'mod+i' },
  { form: 'bulletList', icon: 'list', word: 'list' },
  { form: 'orderedList', icon: 'steps', word: 'steps' },
  { form: 'blockquote', icon: 'quote', word: 'quote' },
  { form: 'code', icon: 'code', word: 'code', keys: 'mod+e' },
]

const toggles: Record<Form, (editor: Editor) => boolean> = {
  bold: (editor) => editor.chain().focus().toggleBold().run(),
  italic: (editor) => editor.chain().focus().toggleItalic().run(),
  bulletList: (editor) => editor.chain().focus().toggleBulletList().run(),
  orderedList: (editor) => editor.chain().focus().toggleOrderedList().run(),
  blockquote: (editor) => editor.chain().focus().toggleBlockquote().run(),
  code: (editor) => editor.chain().focus().toggleCode().run(),
}

/** The few forms that a message needs. */
export function EditorToolbar({ editor }: { editor: Editor | null }) {
  const active = useEditorState({
    editor,
    selector: ({ editor }) => forms.filter(({ form }) => editor?.isActive(form)).map(({ form }) => form),
  })
  if (!editor) return null
  return (
    <span className={classes.toolbar} role="toolbar" aria-label={w('text_forms')}>
      {forms.map(({ form, icon, word, keys }) => (
        <IconButton
          key={form}
          icon={icon}
          label={w(`form_${word}`)}
          keys={keys}
          aria-pressed={active?.includes(form) ?? false}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => toggles[form](editor)}
        />
      ))}
    </span>
  )
}
