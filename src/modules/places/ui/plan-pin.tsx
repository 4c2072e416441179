import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { Icon } from '#kit/icon.tsx'
import type { FloorPlan } from '../plan-schemas.ts'
import { levelIcons } from './place-words.tsx'
import classes from './plan.module.css'
import { w } from './words.ts'
import { movedBy, onPicture, type Point } from './zoom.ts'

export type Pin = FloorPlan['pins'][number]

const restMs = 700

interface PinProps {
  pin: Pin
  /** Says how pins are moved; by id. */
  hint: string
  /** The picture, of which its spot is a fraction. */
  sheet: RefObject<HTMLElement | null>
  isChosen: boolean
  onChoose: () => void
  /** Only where pins are being arranged. */
  onMove?: ((to: Point) => Promise<unknown>) | undefined
  onRemove?: (() => void) | undefined
}

/** A pin that is moved: what is shown runs ahead of what is kept, which it becomes once it rests. */
function useMoving(pin: Point, onMove: PinProps['onMove']) {
  // Held until what is kept is another: then what came counts.
  const [held, setHeld] = useState<{ to: Point; of: Point }>()
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const runsAhead = held?.of.x === pin.x && held.of.y === pin.y
  const show = (to: Point) => setHeld({ to, of: { x: pin.x, y: pin.y } })
  const keep = (to: Point) => {
    clearTimeout(rest.current)
    rest.current = undefined
    show(to)
    onMove?.(to).catch(() => setHeld(undefined))
  }
  return {
    spot: held && runsAhead ? held.to : pin,
    show,
    keep,
    soon: (to: Point) => {
      clearTimeout(rest.current)
      show(to)
      rest.current = setTimeout(() => keep(to), restMs)
    },
    now: () => held && rest.current !== undefined && keep(held.to),
    drop: () => setHeld(undefined),
  }
}

/** A pin on the plan. Where pins are arranged it is dragged, or moved by arrow keys and kept when it rests. */
export function PlanPin({ pin, hint, sheet, isChosen, onChoose, onMove, onRemove }: PinProps) {
  const button = useRef<HTMLButtonElement>(null)
  const dragged = useRef<'no' | 'held' | 'moved'>('no')
  const { spot, show, keep, soon, now, drop: leave } = useMoving(pin, onMove)
  useEffect(() => {
    if (isChosen) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isChosen])
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onMove) return
    const to = movedBy(event.key, spot, event.shiftKey)
    if (to) soon(to)
    else if (event.key === 'Delete') onRemove?.()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const spotAt = ({ clientX, clientY }: PointerEvent): Point => {
    const box = sheet.current?.getBoundingClientRect()
    return box
      ? onPicture({ x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height })
      : spot
  }
  const grab = (event: PointerEvent) => {
    // The window would take it for the beginning of a drag, and the click with it.
    event.stopPropagation()
    if (!onMove || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = 'held'
  }
  const follow = (event: PointerEvent) => {
    if (dragged.current === 'no') return
    dragged.current = 'moved'
    show(spotAt(event))
  }
  const drop = (event: PointerEvent) => {
    if (dragged.current === 'moved') keep(spotAt(event))
    dragged.current = 'no'
  }
  return (
    <button
      ref={button}
      type="button"
      className={classes.pin}
      data-chosen={isChosen || undefined}
      data-moves={onMove !== undefined || undefined}
      aria-pressed={isChosen}
      aria-label={pin.trail === '' ? pin.name : w('plan.pin', { name: pin.name, trail: pin.trail })}
      aria-describedby={onMove && hint}
      style={{ left: `${spot.x * 100}%`, top: `${spot.y * 100}%` }}
      onClick={onChoose}
      onBlur={now}
      onKeyDown={onKeyDown}
      onPointerDown={grab}
      onPointerMove={follow}
      onPointerUp={drop}
      onPointerCancel={() => {
        dragged.current = 'no'
        leave()
      }}
    >
      <Icon name={levelIcons[pin.level]} size="s" />
      <span className={classes.name}>{pin.name}</span>
    </button>
  )
}
