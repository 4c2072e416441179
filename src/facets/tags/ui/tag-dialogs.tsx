import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { ask, refresh, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { tell } from '#kit/toast.tsx'
import { type CountedTag, TagTitle, tags } from '../contract.ts'
import { usesWords } from './uses-words.ts'
import { w } from './words.ts'

interface DialogProps {
  tag: CountedTag
  onClose: () => void
}

const touched = ['tags', 'records']
const Renamed = z.object({ title: TagTitle })

export function RenameTag({ tag, onClose }: DialogProps) {
  const client = useQueryClient()
  const rename = async ({ title }: z.output<typeof Renamed>) => {
    await ask(tags.rename, { id: tag.id, title })
    refresh(client, touched)
    tell({ text: w('renamed', { title }) })
    onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={w('rename-name', { title: tag.title })}
      size={420}
      schema={Renamed}
      initial={{ title: tag.title }}
      save={w('save')}
      onSave={rename}
      extras={{ title: { autoFocus: true } }}
    />
  )
}

const Merged = z.object({
  into: Id.meta({ title: w('merge-into'), hint: w('merge-hint'), widget: 'record' }),
})

export function MergeTag({ tag, onClose }: DialogProps) {
  const client = useQueryClient()
  const merge = async ({ into }: z.output<typeof Merged>) => {
    const { moved } = await ask(tags.merge, { id: tag.id, into })
    refresh(client, touched)
    tell({ text: w('merged', { n: moved }) })
    onClose()
  }
  const search = async (prefix: string, signal: AbortSignal) => {
    const { items } = await ask(tags.suggest, { prefix, limit: 20 }, signal)
    return items
      .filter(({ id }) => id !== tag.id)
      .map(({ id, title }) => ({ id, title, icon: 'tag' as const, to: '/admin/tags' }))
  }
  return (
    <FormDialog
      onClose={onClose}
      title={w('merge-name', { title: tag.title })}
      size={420}
      schema={Merged}
      save={w('merge-save')}
      onSave={merge}
      extras={{ into: { autoFocus: true, search } }}
    />
  )
}

export function DropTag({ tag, onClose }: DialogProps) {
  const drop = useCommand(tags.drop, {
    done: w('dropped', { title: tag.title }),
    touches: touched,
    after: onClose,
  })
  return (
    <Modal opened onClose={onClose} title={w('drop-title', { title: tag.title })} size={420}>
      <p className="t2">{w('drop-text', { uses: usesWords(tag) })}</p>
      <div className="row" style={{ marginTop: 16 }}>
        <Button kind="danger" busy={drop.isPending} onClick={() => drop.mutate({ id: tag.id })}>
          {w('drop-save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {w('cancel')}
        </Button>
      </div>
    </Modal>
  )
}
