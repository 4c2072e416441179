import { lazy, Suspense, useState } from 'react'
import { Icon, type IconName } from '../icon.tsx'
import { w } from '../words.ts'
import classes from './files.module.css'

const FileViewer = lazy(async () => ({ default: (await import('./file-viewer.tsx')).FileViewer }))

export interface FileShown {
  id: string
  name: string
  /** Media type, as the server found it. */
  type: string
  bytes: number
  /** Where it can be read; asked for as a download with `?download`. */
  url: string
}

export const fileIcon = (type: string): IconName =>
  type.startsWith('image/') ? 'image' : type === 'application/zip' ? 'box' : 'file'

/** 14 kB, 2.3 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return w('bytes', { n: bytes })
  if (bytes < 1e6) return w('kilobytes', { n: Math.round(bytes / 1000) })
  return w('megabytes', { n: Math.round(bytes / 1e5) / 10 })
}

/** Files as a row of names; one opens to look at, or is loaded down. */
export function Files({ files }: { files: readonly FileShown[] }) {
  const [open, setOpen] = useState<number>()
  return (
    <>
      <ul className={classes.files} aria-label={w('files')}>
        {files.map((file, at) => (
          <li key={file.id}>
            <button type="button" className={classes.file} onClick={() => setOpen(at)}>
              <Icon name={fileIcon(file.type)} size="s" />
              <span className="cut">{file.name}</span>
              <span className="t3 f12">{sizeWords(file.bytes)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Suspense>
        {open !== undefined && (
          <FileViewer files={files} at={open} onMove={setOpen} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </>
  )
}
