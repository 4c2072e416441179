/** How large a plan may be drawn, where 1 fills the width that there is. */
export const [least, most] = [1, 8]
const step = 1.25

/** One step nearer or further. */
export const zoomed = (scale: number, steps: number) => within(scale * step ** steps)
export const within = (scale: number) => Math.min(most, Math.max(least, scale))

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Where to scroll after the scale changed, so that what lay under a point of the window still lies there. `scrolled` and
 * `under` are pixels, `under` from the window's upper left corner.
 */
export const scrolledTo = (scrolled: Point, under: Point, factor: number): Point => ({
  x: (scrolled.x + under.x) * factor - under.x,
  y: (scrolled.y + under.y) * factor - under.y,
})

const share = (value: number) => Math.min(1, Math.max(0, value))
/** A spot that stays on the picture, to the tenth of a thousandth. */
export const onPicture = ({ x, y }: Point): Point => ({
  x: Math.round(share(x) * 10_000) / 10_000,
  y: Math.round(share(y) * 10_000) / 10_000,
})

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
/** Where an arrow key moves a pin: by a hundredth of the picture, or finely by a thousandth; none for other keys. */
export function movedBy(key: string, spot: Point, fine: boolean): Point | undefined {
  const by = arrows[key]
  const far = fine ? 0.001 : 0.01
  return by && onPicture({ x: spot.x + by.x * far, y: spot.y + by.y * far })
}

/** How far two fingers lie apart, and the middle between them. */
export const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
export const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
