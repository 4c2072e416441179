import { notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { Tone } from './pill.tsx'
import { Refused } from './refused.ts'
import classes from './toast.module.css'
import { w } from './words.ts'

interface Toast {
  text: string
  tone?: Exclude<Tone, 'plan'>
  /** Takes it back; offered until the countdown ends, also under the key `u`. */
  undo?: (() => Promise<unknown>) | undefined
  seconds?: number
  /** The number under which a fault was written down. */
  reference?: string | undefined
}

interface Shown extends Toast {
  id: string
  ends: number
}

const undoable: Shown[] = []
let count = 0

/** Says a sentence at the foot of the screen, with a way back if there is one. */
export function tell(toast: Toast) {
  const seconds = toast.seconds ?? (toast.undo ? 12 : toast.tone === 'bad' ? 10 : 5)
  const shown: Shown = { ...toast, id: `toast-${(count += 1)}`, ends: Date.now() + seconds * 1000 }
  if (shown.undo) undoable.push(shown)
  notifications.show({
    id: shown.id,
    message: <Message toast={shown} seconds={seconds} />,
    autoClose: seconds * 1000,
    withBorder: false,
    onClose: () => forget(shown),
  })
}

const forget = (toast: Shown) => {
  const at = undoable.indexOf(toast)
  if (at >= 0) undoable.splice(at, 1)
}

/** Takes back the newest thing that can still be taken back. */
export function undoLast() {
  const last = undoable.at(-1)
  if (last) takeBack(last)
  else tell({ text: w('nothing_to_undo'), seconds: 3 })
}

function takeBack(toast: Shown) {
  forget(toast)
  notifications.hide(toast.id)
  toast.undo?.().then(
    () => tell({ text: w('undone') }),
    (thrown: unknown) => tell({ text: Refused.from(thrown).message, tone: 'bad' }),
  )
}

function Message({ toast, seconds }: { toast: Shown; seconds: number }) {
  return (
    <span className={classes.toast} role={toast.tone === 'bad' ? 'alert' : 'status'}>
      <span className={toast.tone ?? 'good'}>
        <Icon name={toast.tone ?? 'good'} />
      </span>
      <span className="grow">
        {toast.text}
        {toast.reference && <span className="t3 f12"> {w('reference', { id: toast.reference })}</span>}
      </span>
      {toast.undo && (
        <Button size="s" keys="u" onClick={() => takeBack(toast)}>
          {w('undo')} <Countdown ends={toast.ends} from={seconds} />
        </Button>
      )}
    </span>
  )
}

function Countdown({ ends, from }: { ends: number; from: number }) {
  const [left, setLeft] = useState(from)
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((ends - Date.now()) / 1000))), 250)
    return () => clearInterval(timer)
  }, [ends])
  return (
    <span className="t3 num" aria-hidden="true">
      {w('seconds', { n: left })}
    </span>
  )
}
