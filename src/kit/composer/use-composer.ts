import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { MentionPopup } from '../editor/mention-suggestion.ts'
import { useRichEditor } from '../editor/use-rich-editor.ts'
import { dropDraft, readDraft } from '../form/drafts.ts'
import { useKeptDraft } from '../form/use-kept-draft.ts'
import { useLatest } from '../latest.ts'
import { Refused } from '../refused.ts'
import { useKeys } from '../use-keys.tsx'
import { w } from '../words.ts'
import type { Attached, ComposerMode, ComposerProps } from './composer-props.ts'
import { type Begun, useDraftElsewhere } from './use-draft-elsewhere.ts'
import { useAttachments } from './use-attachments.ts'

interface Kept {
  mode: ComposerMode
  html: string
  files: readonly Attached[]
  /** What is known to be kept elsewhere. */
  synced?: Begun | undefined
}
const empty: Kept = { mode: 'reply', html: '', files: [] }

/** What is being written: its text, files and draft, and how it is sent. */
export function useComposer(props: ComposerProps) {
  const { draft, to, refused, upload, onSend, onDoing, mentions } = props
  const [kept] = useState(() => readDraft(draft))
  const [start] = useState(() => ({ ...empty, ...(kept?.values as Partial<Kept> | undefined) }))
  const [mode, setMode] = useState(start.mode)
  const [html, setHtml] = useState(start.html)
  const [problem, setProblem] = useState<string>()
  const [isSending, setSending] = useState(false)
  const [taking, setTaking] = useState(0)
  /** Sent while files are on their way: done once they have arrived. */
  const wanted = useRef(false)
  const [popup, setPopup] = useState<MentionPopup>()
  const { attachments, files, lost, add, remove, clear } = useAttachments(start.files, upload)
  const isBusy = taking > 0
  const isEmpty = html === '' && files.length === 0
  const show = (begun: Begun | undefined) => {
    if (begun) setMode(begun.mode)
    setHtml(begun?.html ?? '')
    editor?.commands.setContent(begun?.html ?? '')
  }
  const elsewhere = useDraftElsewhere({
    store: props.elsewhere,
    mode,
    html,
    start: { html: start.html, at: kept?.at },
    known: start.synced,
    onNewer: show,
  })
  const { synced } = elsewhere
  const { keptAt, drop } = useKeptDraft(draft, isEmpty ? undefined : { mode, html, files, synced }, kept?.at)
  useEffect(() => {
    if (isEmpty) dropDraft(draft)
  }, [draft, isEmpty])
  useEffect(() => {
    onDoing?.(isEmpty ? 'looking' : mode === 'reply' ? 'replying' : 'noting')
  }, [onDoing, isEmpty, mode])

  // Busy until the last picture stands in the text: what is sent before would lack it.
  const takeFiles = async (added: readonly File[]) => {
    setTaking((n) => n + 1)
    for (const file of added) {
      const done = await add(file)
      if (done && editor) showPicture(editor, done)
    }
    setTaking((n) => n - 1)
  }
  const send = async () => {
    if (isSending || refused?.[mode]) return
    if (lost) return setProblem(lost)
    wanted.current = isBusy
    if (isBusy || isEmpty) return
    setSending(true)
    setProblem(undefined)
    let isSent = false
    try {
      await elsewhere.hold()
      await onSend({ mode, html, files: files.map((file) => file.id) })
      isSent = true
      drop()
      editor?.commands.clearContent(true)
      // Keys mean actions again: whoever goes on with `n` means a note, not another reply.
      editor?.view.dom.blur()
      clear()
      setHtml('')
    } catch (thrown) {
      setProblem(Refused.from(thrown).message)
    } finally {
      elsewhere.release(isSent)
      setSending(false)
    }
  }
  const editor = useRichEditor({
    html: start.html,
    label: mode === 'reply' ? w('reply_to', { name: to }) : w('internal_note'),
    placeholder: mode === 'reply' ? w('reply_hint', { name: to }) : w('note_hint'),
    onChange: setHtml,
    onSend: () => void send(),
    onFiles: upload && ((added) => void takeFiles(added)),
    mentions,
    onMention: setPopup,
  })
  const sending = useLatest(send)
  useEffect(() => {
    if (isBusy || !wanted.current) return
    wanted.current = false
    if (!lost) void sending.get()()
  }, [isBusy, lost, sending])
  useKeys(w('composer'), [
    { keys: 'mod+enter', title: w('composer_send'), run: () => void send() },
    { keys: 'escape', title: w('composer_leave'), inFields: true, run: () => editor?.view.dom.blur() },
  ])
  return {
    editor,
    mode,
    setMode,
    keptAt,
    popup,
    /** Other words of the writer's, from another device, and the ways to go on. */
    meanwhile: elsewhere.replaced && {
      at: elsewhere.replaced.at,
      take: () => {
        show(elsewhere.replaced ?? undefined)
        elsewhere.settle()
      },
      leave: elsewhere.settle,
    },
    attachments,
    remove: (key: string) => {
      remove(key)
      setProblem(undefined)
    },
    isEmpty,
    isBusy,
    isSending,
    problem: problem ?? refused?.[mode],
    takeFiles: (added: readonly File[]) => void takeFiles(added),
    send: () => void send(),
  }
}

/** A picture stands in the text as well as among the files. */
function showPicture(editor: Editor, { type, url, name }: Attached) {
  if (type.startsWith('image/')) editor.chain().focus().setImage({ src: url, alt: name }).run()
}
