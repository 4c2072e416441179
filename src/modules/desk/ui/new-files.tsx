import { FileButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Button } from '#kit/button.tsx'
import { AttachmentList } from '#kit/composer/attachment-list.tsx'
import { useAttachments } from '#kit/composer/use-attachments'
import { useLatest } from '#kit/latest'
import { bringFile, fileShown } from '#facets/files/ui/bring'
import classes from './ticket.module.css'
import { w } from './words.ts'

interface NewFilesProps {
  /** Told the ids of what has arrived, and why the ticket cannot go yet. */
  onChange: (ids: readonly string[], unready: string | undefined) => void
}

/** Files for a ticket that is not there yet: chosen, dropped on the form or pasted into it. */
export function NewFiles({ onChange }: NewFilesProps) {
  const { attachments, add, remove, files, unready } = useAttachments([], async (...how) =>
    fileShown(await bringFile(...how)),
  )
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const told = useLatest(onChange)
  const ids = files.map(({ id }) => id).join(' ')
  useEffect(() => told.get()(ids === '' ? [] : ids.split(' '), unready), [ids, unready, told])
  const adding = useLatest(add)
  useEffect(() => {
    const form = box?.closest('form')
    const take = (event: ClipboardEvent | DragEvent) => {
      const data = event instanceof DragEvent ? event.dataTransfer : event.clipboardData
      const found = [...(data?.files ?? [])]
      if (found.length === 0) return
      event.preventDefault()
      for (const file of found) void adding.get()(file)
    }
    const over = (event: DragEvent) => event.preventDefault()
    form?.addEventListener('paste', take)
    form?.addEventListener('drop', take)
    form?.addEventListener('dragover', over)
    return () => {
      form?.removeEventListener('paste', take)
      form?.removeEventListener('drop', take)
      form?.removeEventListener('dragover', over)
    }
  }, [box, adding])
  return (
    <div ref={setBox} className={classes.newFiles}>
      <FileButton multiple onChange={(chosen) => chosen.forEach((file) => void add(file))}>
        {(props) => (
          <Button size="s" icon="attach" {...props}>
            {w('files.add')}
          </Button>
        )}
      </FileButton>{' '}
      <span className="t3 f12">{w('files.hint')}</span>
      {attachments.length > 0 && <AttachmentList attachments={attachments} onRemove={remove} />}
    </div>
  )
}
