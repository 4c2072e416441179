import classes from './meter.module.css'
import type { Tone } from './pill.tsx'

interface MeterProps {
  /** 0 to 1; more is drawn as full. */
  share: number
  tone?: Tone | 'accent' | 'paused' | undefined
  /** Needed when no words beside it say the same. */
  label?: string
}

/** How much of something is gone. Hatched while it stands still. */
export function Meter({ share, tone, label }: MeterProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  const said = label
    ? {
        role: 'meter',
        'aria-label': label,
        'aria-valuenow': percent,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
      }
    : { 'aria-hidden': true }
  return (
    <span className={classes.meter} data-tone={tone} {...said}>
      <i style={{ width: `${percent}%` }} />
    </span>
  )
}
