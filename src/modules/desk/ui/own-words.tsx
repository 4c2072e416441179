import { Menu, Modal, Popover } from '@mantine/core'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { RichView } from '#kit/editor/rich-view.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { Icon } from '#kit/icon.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { When } from '#kit/when.tsx'
import { type Comment, comments } from '#facets/comments/contract'
import { findMentionable } from './finders.ts'
import classes from './own-words.module.css'
import { w } from './words.ts'

/** What else speaks of words on a ticket. */
const touches = ['desk', 'records']

/** What one may do with one's own words while they are fresh: change them, or take them back. */
export function OwnWords({ comment }: { comment: Comment }) {
  const [isEditing, setEditing] = useState(false)
  const withdraw = useCommand(comments.withdraw, { done: w('words.withdrawn'), touches })
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <IconButton icon="more" label={w('words.own')} className={classes.more ?? ''} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" size="s" />} onClick={() => setEditing(true)}>
            {w('words.edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="undo" size="s" />}
            onClick={() => withdraw.mutate({ id: comment.id })}
          >
            {w('words.withdraw')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEditing && <EditWords comment={comment} onClose={() => setEditing(false)} />}
    </>
  )
}

const schema = comments.edit.input.omit({ id: true })

function EditWords({ comment: { id, html, kind }, onClose }: { comment: Comment; onClose: () => void }) {
  const client = useQueryClient()
  const form = useForm(schema, {
    initial: { html },
    onSave: async (words) => {
      await ask(comments.edit, { id, ...words })
      refresh(client, ['comments', ...touches])
      tell({ text: w('words.edited') })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={w('words.edit')} size={640}>
      <FormShell form={form} save={w('words.save')} bare onCancel={onClose}>
        <FieldGrid>
          <Field
            form={form}
            name="html"
            title={w(kind === 'note' ? 'words.note' : 'words.reply')}
            wide
            autoFocus
            mentions={findMentionable}
            hint={w(kind === 'note' ? 'words.note-hint' : 'words.reply-hint')}
          />
        </FieldGrid>
      </FormShell>
    </Modal>
  )
}

/** Says that words were changed; for those inside it opens what they said before. */
export function Edited({ comment, inside }: { comment: Comment; inside: boolean }) {
  if (!inside) return w('words.changed')
  return (
    <Popover position="bottom-end" width={360} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.edited}>
          {w('words.changed')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Earlier id={comment.id} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Earlier({ id }: { id: string }) {
  const { data } = useAsk(comments.earlier, { id })
  if (!data) return <Skeleton shape="rows" count={2} />
  return (
    <div className={classes.earlier} tabIndex={-1}>
      {data.items.map(({ until, html }) => (
        <section key={until}>
          <header className="f12 t3">
            {w('words.until')} <When at={until} />
          </header>
          <RichView html={html} />
        </section>
      ))}
    </div>
  )
}
