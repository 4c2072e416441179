import { Modal } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from './button.tsx'
import classes from './confirm-preview.module.css'
import { Mark, type Tone } from './pill.tsx'
import { Skeleton } from './skeleton.tsx'
import { w } from './words.ts'

export interface Verdict {
  id: string
  title: ReactNode
  tone?: Tone | undefined
  /** What would happen to it, and why if it would be refused; nothing before it is chosen what. */
  words: string
}

interface ConfirmPreviewProps {
  opened: boolean
  onClose: () => void
  title: string
  text?: ReactNode
  /** What would happen to each; `undefined` while it is being worked out. */
  verdicts: readonly Verdict[] | undefined
  /** How many more there are than those listed. */
  more?: number
  /** What to choose before, such as the person to assign. */
  children?: ReactNode
  /** What the button does, with the number in it: Assign 3 tickets. */
  confirm: string
  danger?: boolean
  /** It cannot be taken back. */
  forGood?: boolean
  refused?: ReactNode
  busy?: boolean
  onConfirm: () => void
}

/** An action on many, shown before it happens: what it would do to each, and what it would refuse. */
export function ConfirmPreview(props: ConfirmPreviewProps) {
  const {
    opened,
    onClose,
    title,
    text,
    verdicts,
    more = 0,
    children,
    confirm,
    danger,
    forGood,
    refused,
    busy,
    onConfirm,
  } = props
  const isReady = verdicts !== undefined && !busy && !refused
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || !isReady) return
    event.preventDefault()
    onConfirm()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={620} onKeyDown={onKeyDown}>
      {text && <p className={`t2 ${classes.text}`}>{text}</p>}
      {children && <div className={classes.choices}>{children}</div>}
      {verdicts?.length !== 0 && <Verdicts title={title} verdicts={verdicts} more={more} />}
      <footer className={classes.foot}>
        <Button
          kind={danger ? 'danger' : 'primary'}
          keys="mod+enter"
          refused={refused}
          busy={busy || !verdicts}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {w('cancel')}
        </Button>
        <span className="end t3 f12">{w(forGood ? 'cannot_be_undone' : 'can_be_undone')}</span>
      </footer>
    </Modal>
  )
}

type Verdicts = Pick<ConfirmPreviewProps, 'title' | 'verdicts'> & { more: number }

function Verdicts({ title, verdicts, more }: Verdicts) {
  return (
    // It scrolls, so keys have to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is in the tab order
    <section className={classes.rows} aria-label={title} tabIndex={0}>
      {verdicts ? (
        <ul>
          {verdicts.map(({ id, title, tone, words }) => (
            <li key={id}>
              <span className="grow cut">{title}</span>
              {words && <Mark tone={tone}>{words}</Mark>}
            </li>
          ))}
          {more > 0 && <li className="t3">{w('and_more', { n: more })}</li>}
        </ul>
      ) : (
        <Skeleton shape="rows" count={4} />
      )}
    </section>
  )
}
