import { FileButton } from '@mantine/core'
import { useState } from 'react'
import { ask, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useToday } from '#kit/reader.tsx'
import { bringFile } from '#facets/files/ui/bring'
import { useSaid } from '../../ui/contract-words.tsx'
import { obliging } from '../contract.ts'
import { Meeting } from '../schemas.ts'
import type { Obligation } from './obligation-words.tsx'
import classes from './meet-dialog.module.css'
import { w } from './words.ts'

interface MeetDialogProps {
  obligation: Obligation
  onClose: () => void
}

/** Notes that it was met: when, and what shows it in words or as a paper. */
export function MeetDialog({ obligation, onClose }: MeetDialogProps) {
  // The time that was open when it was begun: somebody else may settle it meanwhile.
  const [{ id, version, due_on }] = useState(obligation)
  const { day } = useSaid()
  const [file, setFile] = useState<File | null>(null)
  const today = useToday()
  const meet = useCommand(obliging.meetObligation, {
    form: underField,
    touches: ['obligations', 'files', 'history'],
    closes: onClose,
    done: ({ next_on }) => (next_on === null ? w('meet.done') : w('meet.done-next', { day: day(next_on) })),
    undo: (settled) => ask(obliging.reopenObligation, { id, version: settled.version }),
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('meet.title')}
      size={480}
      text={<p className="t2">{w('meet.text', { day: day(due_on) })}</p>}
      schema={Meeting}
      fields={['on', 'note']}
      initial={{ on: today }}
      extras={{ note: { wide: true } }}
      save={w('meet.save')}
      onSave={async ({ on, note }) => {
        const file_id = file === null ? null : (await bringFile(file)).id
        await meet.mutateAsync({ id, version, on, note, file_id })
      }}
    >
      <div className={`row wrap ${classes.file}`}>
        {file === null ? (
          <>
            <FileButton onChange={setFile}>
              {(props) => (
                <Button size="s" icon="attach" {...props}>
                  {w('meet.file')}
                </Button>
              )}
            </FileButton>
            <span className="t3 f12">{w('meet.file-hint')}</span>
          </>
        ) : (
          <>
            <span>{file.name}</span>
            <IconButton
              icon="close"
              label={w('meet.file-not', { name: file.name })}
              onClick={() => setFile(null)}
            />
          </>
        )}
      </div>
    </FormDialog>
  )
}
