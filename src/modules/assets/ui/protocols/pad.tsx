import { useRef, useState, type PointerEvent } from 'react'
import { Button } from '#kit/button.tsx'
import { type Dot, pathOf, simplified } from '../../engine/strokes.ts'
import { field, type Strokes } from '../../protocols/schemas.ts'
import { w } from '../words.ts'
import classes from './protocols.module.css'

/** Less than a hair of the pen. */
const tolerance = 1.5

interface PadProps {
  strokes: Strokes
  onChange: (strokes: Strokes) => void
}

/** Where one signs with a finger, a pen or a mouse. Whoever cannot draw types their name instead, which holds as much. */
export function Pad({ strokes, onChange }: PadProps) {
  const line = useRef<Dot[]>([])
  const [now, setNow] = useState<readonly Dot[]>([])
  const dotOf = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Dot => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const within = (part: number, most: number) => Math.round(Math.min(1, Math.max(0, part)) * most)
    return [within((clientX - left) / width, field.width), within((clientY - top) / height, field.height)]
  }
  const draw = (dot: Dot) => {
    line.current = [...line.current, dot]
    setNow(line.current)
  }
  const end = () => {
    if (line.current.length === 0) return
    onChange([...strokes, simplified(line.current, tolerance).map(([x, y]): [number, number] => [x, y])])
    line.current = []
    setNow([])
  }
  return (
    <div className={classes.pad}>
      <svg
        viewBox={`0 0 ${field.width} ${field.height}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          draw(dotOf(event))
        }}
        onPointerMove={(event) => line.current.length > 0 && draw(dotOf(event))}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <title>{w('sign.pad')}</title>
        <line x1="40" x2={field.width - 40} y1="240" y2="240" />
        <path d={pathOf([...strokes, now])} />
      </svg>
      <Button
        size="s"
        kind="quiet"
        icon="trash"
        refused={strokes.length === 0 ? w('sign.nothing') : undefined}
        reason="elsewhere"
        onClick={() => onChange([])}
      >
        {w('sign.clear')}
      </Button>
    </div>
  )
}

/** A signature as it was drawn. */
export const Drawn = ({ strokes, name }: { strokes: Strokes; name: string }) => (
  <svg className={classes.drawn} viewBox={`0 0 ${field.width} ${field.height}`}>
    <title>{w('sign.of', { name })}</title>
    <path d={pathOf(strokes)} />
  </svg>
)
