import { Extension, type JSONContent } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { Mention } from '@tiptap/extension-mention'
import { Placeholder } from '@tiptap/extensions'
import { useEditor, type Editor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useLatest } from '../latest.ts'
import { mentionSuggestion, type Mentionable, type MentionPopup } from './mention-suggestion.ts'

export interface RichEditorOptions {
  html: string
  label: string
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  onChange: (html: string) => void
  /** ⌘↵ */
  onSend?: (() => void) | undefined
  /** Files pasted or dropped. */
  onFiles?: ((files: File[]) => void) | undefined
  onFocus?: (() => void) | undefined
  mentions?: ((text: string) => Promise<readonly Mentionable[]>) | undefined
  onMention?: ((popup: MentionPopup | undefined) => void) | undefined
}

/** The editor of replies, notes and rich fields, null for the first render. What it gives is HTML, which the server cleans again. */
export function useRichEditor(options: RichEditorOptions): Editor | null {
  const now = useLatest(options).get
  return useEditor({
    // Made once it is on the page: one made while rendering is let go if the page takes more than a millisecond.
    immediatelyRender: false,
    injectCSS: false,
    content: options.html,
    autofocus: options.autoFocus ? 'end' : false,
    extensions: [
      // ⌘↵ sends; it comes before the line break that the starter kit would make of it.
      Extension.create({
        name: 'send',
        priority: 1000,
        addKeyboardShortcuts: () => ({
          'Mod-Enter': () => {
            now().onSend?.()
            return true
          },
        }),
      }),
      // Escape gives the keys back to the page; it comes last, after whatever else it may close.
      Extension.create({
        name: 'leave',
        priority: 1,
        addKeyboardShortcuts: () => ({
          Escape: ({ editor }) => {
            editor.view.dom.blur()
            return true
          },
        }),
      }),
      StarterKit.configure({
        heading: false,
        link: { openOnClick: false, autolink: true, protocols: ['http', 'https', 'mailto', 'tel'] },
      }),
      Image.configure({ inline: true }),
      Placeholder.configure({ placeholder: () => now().placeholder ?? '' }),
      Mention.configure({
        renderText: ({ node }) => `@${String(node.attrs['label'] ?? '')}`,
        suggestion: mentionSuggestion(
          async (text) => (await now().mentions?.(text)) ?? [],
          (popup) => now().onMention?.(popup),
        ),
      }),
    ],
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label },
      handlePaste: (_, event) => takeFiles(event.clipboardData, now().onFiles),
      handleDrop: (_, event) => takeFiles(event.dataTransfer, now().onFiles),
    },
    onUpdate: ({ editor }) => now().onChange(isBlank(editor.getJSON()) ? '' : editor.getHTML()),
    onFocus: () => now().onFocus?.(),
  })
}

function takeFiles(data: DataTransfer | null, onFiles: ((files: File[]) => void) | undefined): boolean {
  const files = [...(data?.files ?? [])]
  if (files.length === 0 || !onFiles) return false
  onFiles(files)
  return true
}

/** Nothing but empty paragraphs. */
export const isBlank = ({ type, text, content = [] }: JSONContent): boolean =>
  type !== 'image' &&
  type !== 'mention' &&
  type !== 'horizontalRule' &&
  !text?.trim() &&
  content.every(isBlank)
