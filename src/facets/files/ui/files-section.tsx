import { Checkbox, FileButton } from '@mantine/core'
import { lazy, Suspense, useState, type DragEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Meter } from '#kit/meter.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { fileIcon, sizeWords } from '#kit/record/files.tsx'
import { files, type StoredFile } from '../contract.ts'
import { fileShown } from './bring.ts'
import classes from './files.module.css'
import { type Bringing, useBringing } from './use-bringing.ts'
import { w } from './words.ts'

const FileViewer = lazy(async () => ({ default: (await import('#kit/record/file-viewer.tsx')).FileViewer }))

interface FilesSectionProps {
  record: { id: string; kind: string }
  refused?: string | null | undefined
  /** Somebody from outside sees the record, too: then a file may be kept from them. */
  outsiders?: boolean
}

const few = 20
const most = 200

/** The files of a record: looked at, brought by button or by dropping them here, removed with a way back. */
export function FilesSection({ record, refused, outsiders = false }: FilesSectionProps) {
  const [limit, setLimit] = useState(few)
  const [open, setOpen] = useState<number>()
  const [internal, setInternal] = useState(outsiders)
  const [over, setOver] = useState(false)
  const { data } = useAsk(files.list, { id: record.id, limit }, { kinds: [record.kind], keep: true })
  const { bringing, bring } = useBringing(record)
  if (!data || (data.items.length === 0 && refused)) return null
  const opened = data.items.filter(({ kept }) => kept === null)
  const take = (chosen: readonly File[]) => bring(chosen, outsiders && internal)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  const drops = refused
    ? {}
    : {
        onDrop,
        onDragOver: (event: DragEvent) => {
          event.preventDefault()
          setOver(true)
        },
        onDragLeave: () => setOver(false),
      }
  return (
    <div {...drops} className={classes.drop} data-over={over || undefined}>
      <Section
        title={w('files')}
        end={
          !refused && (
            <FileButton onChange={take} multiple>
              {(props) => (
                <Button kind="quiet" size="s" icon="attach" {...props}>
                  {w('add')}
                </Button>
              )}
            </FileButton>
          )
        }
      >
        {outsiders && !refused && (
          <Checkbox
            size="xs"
            label={w('internal')}
            checked={internal}
            onChange={(event) => setInternal(event.currentTarget.checked)}
          />
        )}
        {data.items.length + bringing.length === 0 && <p className="t3 f12">{w('none')}</p>}
        {bringing.map((one) => (
          <OnTheWay key={one.key} one={one} />
        ))}
        {data.items.map((file) => (
          <One key={file.id} file={file} onOpen={() => setOpen(opened.indexOf(file))} />
        ))}
        {data.next !== null && limit < most && (
          <Button kind="quiet" size="s" onClick={() => setLimit(most)}>
            {w('more')}
          </Button>
        )}
      </Section>
      <Suspense>
        {open !== undefined && (
          <FileViewer
            files={opened.map(fileShown)}
            at={open}
            onMove={setOpen}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </div>
  )
}

/** What a reader has to know of a file before opening it, beside its size. */
const remarks = ({ internal, scan, kept }: StoredFile) => [
  ...(internal ? [w('is-internal')] : []),
  ...(scan === 'waiting' && kept === null ? [w('is-unseen')] : []),
]

function One({ file, onOpen }: { file: StoredFile; onOpen: () => void }) {
  const client = useQueryClient()
  const { id, name, kept } = file
  const remove = useCommand(files.remove, {
    done: w('removed', { name }),
    undo: async () => {
      await ask(files.restore, { id })
      refresh(client, ['records', 'files'])
    },
    touches: ['records'],
  })
  return (
    <Line
      icon={<Icon name={kept === null && !file.internal ? fileIcon(file.media_type) : 'lock'} />}
      end={
        <>
          {[...remarks(file), sizeWords(file.size)].join(', ')}
          {file.can.remove === true && (
            <IconButton icon="close" label={w('remove', { name })} onClick={() => remove.mutate({ id })} />
          )}
        </>
      }
    >
      {kept === null ? (
        <button type="button" className={classes.name} onClick={onOpen}>
          {name}
        </button>
      ) : (
        <span className={classes.kept}>
          {name}
          <span className={file.scan === 'infected' ? 'bad f12' : 't2 f12'}>{kept}</span>
        </span>
      )}
    </Line>
  )
}

function OnTheWay({ one: { name, share, stop } }: { one: Bringing }) {
  const percent = Math.round(share * 100)
  return (
    <Line
      icon={<Icon name="upload" />}
      end={<IconButton icon="close" label={w('stop', { name })} onClick={stop} />}
    >
      {w('busy', { name, share: percent })}
      <Meter share={share} label={name} />
    </Line>
  )
}
