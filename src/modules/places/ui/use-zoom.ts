import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { apart, middle, type Point, scrolledTo, within, zoomed } from './zoom.ts'

export interface Zoom {
  window: RefObject<HTMLDivElement | null>
  scale: number
  /** By so many steps, about the middle of what is seen. */
  zoom: (steps: number) => void
  fit: () => void
  hands: {
    onPointerDown: (event: PointerEvent) => void
    onPointerMove: (event: PointerEvent) => void
    onPointerUp: (event: PointerEvent) => void
    onPointerCancel: (event: PointerEvent) => void
  }
}

const at = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => ({ x: clientX, y: clientY })

/** A window onto something larger: wheel and two fingers zoom about where they are, one finger or the mouse drags it. */
export function useZoom(): Zoom {
  const window = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  const next = useRef<Point>(undefined)
  const now = useRef(1)
  const fingers = useRef(new Map<number, Point>())

  const zoomTo = (wanted: number, about?: Point) => {
    const box = window.current
    const to = within(wanted)
    if (!box || to === now.current) return
    const { left, top, width, height } = box.getBoundingClientRect()
    const under = about ? { x: about.x - left, y: about.y - top } : { x: width / 2, y: height / 2 }
    next.current = scrolledTo({ x: box.scrollLeft, y: box.scrollTop }, under, to / now.current)
    now.current = to
    setScale(to)
  }
  useLayoutEffect(() => {
    if (next.current)
      window.current?.scrollTo({ left: next.current.x, top: next.current.y, behavior: 'instant' })
    next.current = undefined
  })
  useEffect(() => {
    const box = window.current
    // React listens to the wheel in a way that cannot keep the page from scrolling.
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      zoomTo(zoomed(now.current, -Math.sign(event.deltaY)), at(event))
    }
    box?.addEventListener('wheel', turn, { passive: false })
    return () => box?.removeEventListener('wheel', turn)
  })

  const drag = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId)
    const box = window.current
    if (!before || !box) return
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
    fingers.current.set(event.pointerId, at(event))
    const [other] = others
    if (other)
      zoomTo((now.current * apart(at(event), other)) / apart(before, other), middle(at(event), other))
    else box.scrollBy({ left: before.x - event.clientX, top: before.y - event.clientY, behavior: 'instant' })
  }
  const release = (event: PointerEvent) => void fingers.current.delete(event.pointerId)
  return {
    window,
    scale,
    zoom: (steps) => zoomTo(zoomed(now.current, steps)),
    fit: () => zoomTo(1),
    hands: {
      onPointerDown: (event) => {
        if (event.button !== 0) return
        fingers.current.set(event.pointerId, at(event))
        window.current?.setPointerCapture(event.pointerId)
      },
      onPointerMove: drag,
      onPointerUp: release,
      onPointerCancel: release,
    },
  }
}
