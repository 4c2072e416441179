import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button, IconButton } from '../button.tsx'
import { Nothing } from '../empty.tsx'
import { Skeleton } from '../skeleton.tsx'
import { w } from '../words.ts'
import { sizeWords, type FileShown } from './files.tsx'
import classes from './files.module.css'

interface FileViewerProps {
  files: readonly FileShown[]
  at: number
  onMove: (at: number) => void
  onClose: () => void
}

/** One file large: pictures, PDF, text; what a browser cannot show safely is offered as a download. */
export function FileViewer({ files, at, onMove, onClose }: FileViewerProps) {
  const file = files[at]
  if (!file) return null
  const step = (by: number) => onMove((at + by + files.length) % files.length)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') step(-1)
    if (event.key === 'ArrowRight') step(1)
  }
  return (
    <Modal opened onClose={onClose} title={file.name} size="90%" onKeyDown={onKeyDown}>
      <div className={classes.bar}>
        <span className="t3 f12 grow">{sizeWords(file.bytes)}</span>
        {files.length > 1 && (
          <>
            <IconButton icon="left" label={w('file_before')} onClick={() => step(-1)} />
            <span className="num t3">{w('n_of_m', { n: at + 1, m: files.length })}</span>
            <IconButton icon="right" label={w('file_next')} onClick={() => step(1)} />
          </>
        )}
        <Download file={file} />
      </div>
      <div className={classes.stage}>{shown(file)}</div>
    </Modal>
  )
}

const Download = ({ file }: { file: FileShown }) => (
  <Button icon="download" onClick={() => download(file)}>
    {w('download')}
  </Button>
)

function download({ url, name }: FileShown) {
  const link = document.createElement('a')
  link.href = `${url}?download`
  link.download = name
  link.click()
}

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** Only what cannot run: a drawing in SVG or a page in HTML is shown as its text. */
function shown(file: FileShown): ReactNode {
  if (pictures.has(file.type)) return <img src={file.url} alt={file.name} />
  // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show PDF in no sandbox but their own
  if (file.type === 'application/pdf') return <iframe src={file.url} title={file.name} />
  if (/^text\/|json|xml|csv/u.test(file.type)) return <PlainText file={file} />
  return <Nothing text={w('file_not_shown')} action={<Download file={file} />} />
}

const mostBytes = 512_000

function PlainText({ file }: { file: FileShown }) {
  const text = useQuery({
    queryKey: ['file', file.url],
    queryFn: async ({ signal }) => (await fetch(file.url, { signal, credentials: 'same-origin' })).text(),
    enabled: file.bytes <= mostBytes,
  })
  if (file.bytes > mostBytes || text.isError)
    return <Nothing text={w('file_not_shown')} action={<Download file={file} />} />
  if (text.data === undefined) return <Skeleton shape="text" count={12} />
  return <pre>{text.data}</pre>
}
