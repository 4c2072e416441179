import { Checkbox } from '@mantine/core'
import { Icon } from '#kit/icon.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { When } from '#kit/when.tsx'
import type { Comment } from '#facets/comments/contract'
import classes from './split.module.css'
import { w } from './words.ts'

interface SplitMessagesProps {
  /** Until they are read their place is kept. */
  offered: readonly Comment[] | undefined
  picked: readonly string[]
  onChange: (picked: readonly string[]) => void
}

/** The messages of a ticket in their order, to be picked: who said it, to whom it was open, and how it begins. */
export function SplitMessages({ offered, picked, onChange }: SplitMessagesProps) {
  if (!offered) return <Skeleton shape="rows" count={3} />
  if (offered.length === 0) return <p className="t3">{w('split.none')}</p>
  return (
    <Checkbox.Group label={w('split.which')} value={[...picked]} onChange={onChange}>
      <div className={classes.messages}>
        {offered.map((one, n) => (
          <Checkbox
            key={one.id}
            value={one.id}
            data-autofocus={n === 0 || undefined}
            classNames={{ root: classes.message ?? '' }}
            label={<Beginning message={one} />}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

const Beginning = ({ message: { author, kind, created_at, body, files } }: { message: Comment }) => (
  <>
    <span className={classes.head}>
      <b>{author.name}</b>
      {kind === 'note' && (
        <span className={classes.note}>
          <Icon name="lock" size="s" /> {w('words.note')}
        </span>
      )}
      <span className="t3 f12">
        <When at={created_at} />
      </span>
      {files.length > 0 && (
        <span className="t3 f12 end">
          <Icon name="attach" size="s" /> {w('split.files', { n: files.length })}
        </span>
      )}
    </span>
    <span className={classes.words}>{body}</span>
  </>
)
