import { EditorContent, type Editor } from '@tiptap/react'
import { useId, useImperativeHandle, useRef } from 'react'
import { Button, IconButton, Why } from '../button.tsx'
import editorClasses from '../editor/editor.module.css'
import { MentionList } from '../editor/mention-list.tsx'
import rich from '../editor/rich.module.css'
import { EditorToolbar } from '../editor/toolbar.tsx'
import { DraftNote } from '../form/form-shell.tsx'
import { When } from '../when.tsx'
import { w } from '../words.ts'
import { AttachmentList } from './attachment-list.tsx'
import classes from './composer.module.css'
import type { ComposerHandle, ComposerProps } from './composer-props.ts'
import { ModeTabs } from './mode-tabs.tsx'
import { endTypeAhead } from './type-ahead.ts'
import { useComposer } from './use-composer.ts'

/** At once, not with the next frame: what is typed right after the key that led here belongs into the text. */
function beginWriting(editor: Editor) {
  const typed = endTypeAhead()
  editor.view.focus()
  editor.chain().focus('end').insertContent(typed).run()
}

/** The composer once the editor is loaded. On a note it turns to the paper that only the desk sees. */
export function ComposerBody(props: ComposerProps) {
  const { to, also, handle } = props
  const id = useId()
  const writing = useComposer(props)
  const { editor, mode, setMode, problem, popup, attachments, remove } = writing
  useImperativeHandle<ComposerHandle | null, ComposerHandle | null>(
    handle,
    () =>
      editor && {
        open: (next) => {
          setMode(next)
          beginWriting(editor)
        },
        insert: (html) => editor.chain().focus().insertContent(html).run(),
      },
    [editor, setMode],
  )
  return (
    <section
      className={classes.composer}
      data-mode={mode}
      data-filled={!writing.isEmpty || undefined}
      aria-label={w('composer')}
    >
      <div className={classes.top}>
        <ModeTabs id={id} mode={mode} to={to} only={props.outside ?? false} onMode={setMode} />
        <span className="f12 t3">{mode === 'reply' ? also : w('internal_who', { name: to })}</span>
        <span className={classes.end}>
          <DraftNote keptAt={writing.keptAt} />
        </span>
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${mode}`}>
        <EditorContent editor={editor} className={`${rich.rich} ${editorClasses.content} ${classes.text}`} />
      </div>
      {attachments.length > 0 && <AttachmentList attachments={attachments} onRemove={remove} />}
      {writing.meanwhile && <Meanwhile {...writing.meanwhile} />}
      {problem && (
        <div className={classes.problem} role="alert">
          <Why>{problem}</Why>
        </div>
      )}
      <Foot {...props} writing={writing} />
      {popup && <MentionList popup={popup} />}
    </section>
  )
}

function Foot(props: ComposerProps & { writing: ReturnType<typeof useComposer> }) {
  const { upload, tools, then, refused, recipients, writing } = props
  const { editor, mode, isBusy, isSending, send, takeFiles } = writing
  return (
    <div className={classes.foot}>
      {upload && <Attach onFiles={takeFiles} />}
      <EditorToolbar editor={editor} />
      {tools}
      <span className={classes.end}>
        {then && <span className="f12 t3">{then}</span>}
        <Button
          kind="primary"
          keys="mod+enter"
          busy={isSending}
          refused={refused?.[mode] ?? (isBusy && w('files_on_way'))}
          reason="elsewhere"
          onClick={send}
        >
          {mode === 'note'
            ? w('keep_note')
            : recipients === undefined
              ? w('send')
              : w('send_to', { n: recipients })}
        </Button>
      </span>
    </div>
  )
}

function Attach({ onFiles }: { onFiles: (files: File[]) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton icon="attach" label={w('attach')} onClick={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={w('attach')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </>
  )
}

/** Said once, and quietly: the newest words stand here, and the others are not lost. */
const Meanwhile = ({ at, take, leave }: { at: string; take: () => void; leave: () => void }) => (
  <output className={`${classes.problem} row wrap f12`}>
    <span className="t2">
      {w('draft_elsewhere')} <When at={at} />
    </span>
    <Button size="s" onClick={take}>
      {w('draft_take')}
    </Button>
    <Button size="s" kind="quiet" onClick={leave}>
      {w('draft_leave')}
    </Button>
  </output>
)
