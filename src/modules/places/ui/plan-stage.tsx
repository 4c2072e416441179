import type { KeyboardEvent, RefObject } from 'react'
import { IconButton } from '#kit/button.tsx'
import { type Pin, PlanPin } from './plan-pin.tsx'
import classes from './plan.module.css'
import type { Zoom } from './use-zoom.ts'
import { w } from './words.ts'
import type { Point } from './zoom.ts'

interface StageProps {
  name: string
  url: string
  pins: readonly Pin[]
  /** The id of what says how pins are moved. */
  hint: string
  zoom: Zoom
  sheet: RefObject<HTMLDivElement | null>
  chosen: string | undefined
  onChoose: (id: string) => void
  /** Only where pins are being arranged. */
  onMove?: ((pin: Pin, to: Point) => Promise<unknown>) | undefined
  onRemove?: ((pin: Pin) => void) | undefined
}

/** The picture with its pins: nearer and further by wheel, two fingers and the keys + and −. */
export function PlanStage(props: StageProps) {
  const { name, url, pins, hint, zoom, sheet, chosen, onChoose, onMove, onRemove } = props
  const { window, scale, hands } = zoom
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === '+' || key === '=') zoom.zoom(1)
    if (key === '-') zoom.zoom(-1)
    if (key === '0') zoom.fit()
  }
  return (
    <div className={classes.frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what scrolls is dragged and zoomed where it is */}
      <section
        ref={window}
        className={classes.window}
        aria-label={w('plan.of', { name })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
        {...hands}
        onKeyDown={onKeyDown}
      >
        <div ref={sheet} className={classes.sheet} style={{ width: `${scale * 100}%` }}>
          <img src={url} alt={w('plan.alt', { name })} draggable={false} />
          {pins.map((pin) => (
            <PlanPin
              key={pin.id}
              pin={pin}
              hint={hint}
              sheet={sheet}
              isChosen={pin.id === chosen}
              onChoose={() => onChoose(pin.id)}
              onMove={onMove && ((to) => onMove(pin, to))}
              onRemove={onRemove && (() => onRemove(pin))}
            />
          ))}
        </div>
      </section>
      <div className={classes.zoom}>
        <IconButton icon="plus" label={w('plan.nearer')} onClick={() => zoom.zoom(1)} />
        <IconButton icon="minus" label={w('plan.further')} onClick={() => zoom.zoom(-1)} />
        <IconButton icon="screen" label={w('plan.fit')} onClick={zoom.fit} />
      </div>
    </div>
  )
}
