import '@mantine/notifications/styles.layer.css'
import { Notifications, notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { takeBack, type Shown } from './toast.tsx'
import classes from './toast.module.css'
import { w } from './words.ts'

/** Where toasts appear. */
export const Toasts = () => (
  <Notifications position="bottom-right" containerWidth={344} limit={4} withinPortal={false} />
)

export const show = (toast: Shown) =>
  notifications.show({
    id: toast.id,
    message: <Message toast={toast} />,
    autoClose: toast.seconds * 1000,
    withBorder: false,
    // What was closed by hand is out of sight, too: taking it back asks first.
    onClose: () => {
      toast.ends = Math.min(toast.ends, Date.now())
    },
    // What it says has a role of its own: only what went wrong breaks in on whoever listens.
    role: 'none',
  })

export const hide = ({ id }: Shown) => notifications.hide(id)

function Message({ toast }: { toast: Shown }) {
  const inside = (
    <>
      <span className={toast.tone ?? 'good'}>
        <Icon name={toast.tone ?? 'good'} />
      </span>
      <span className="grow">
        {toast.text}
        {toast.reference && <span className="t3 f12"> {w('reference', { id: toast.reference })}</span>}
        {toast.link && (
          <Link to={toast.link.to} className={classes.link} onClick={() => hide(toast)}>
            {toast.link.title}
          </Link>
        )}
      </span>
      {toast.undo && (
        <Button size="s" keys="u" onClick={() => void takeBack(toast)}>
          {w('undo')} <Countdown ends={toast.ends} from={toast.seconds} />
        </Button>
      )}
    </>
  )
  if (toast.tone !== 'bad') return <output className={classes.toast}>{inside}</output>
  return (
    <span className={classes.toast} role="alert">
      {inside}
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
