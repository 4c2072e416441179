import { CloseButton } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Meter } from '../meter.tsx'
import { sizeWords } from '../record/files.tsx'
import { w } from '../words.ts'
import classes from './composer.module.css'
import type { Attachment } from './use-attachments.ts'

/** What will be sent along; each can be taken away, also while it travels. */
export function AttachmentList({
  attachments,
  onRemove,
}: {
  attachments: readonly Attachment[]
  onRemove: (key: string) => void
}) {
  return (
    <ul className={classes.attachments} aria-label={w('files')}>
      {attachments.map(({ key, name, bytes, share, done, problem }) => (
        <li key={key} data-bad={problem ? true : undefined}>
          <Icon name={problem ? 'bad' : 'attach'} size="s" />
          <span className="cut">{name}</span>
          <span className="t3 f12 nw">{problem ?? sizeWords(bytes)}</span>
          {!done && !problem && (
            <span className={classes.progress}>
              <Meter share={share} tone="accent" label={name} />
            </span>
          )}
          <CloseButton label={w('remove_file', { name })} onClick={() => onRemove(key)} />
        </li>
      ))}
    </ul>
  )
}
