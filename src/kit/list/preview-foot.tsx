import type { ReactNode } from 'react'
import { useOthers } from '../live-context.tsx'
import { Avatar } from '../avatar.tsx'
import { w } from '../words.ts'
import classes from './list-page.module.css'

/** What can be done with the record in the preview, and who is at it just now. */
export function PreviewFoot({ id, children }: { id: string; children: ReactNode }) {
  const [other] = useOthers(id)
  return (
    <footer className={classes.previewFoot}>
      {other && (
        <output className={classes.other}>
          <Avatar name={other.name} />
          {w('present', { name: other.name, doing: other.doing })}
        </output>
      )}
      <span className="end row">{children}</span>
    </footer>
  )
}
