import { randomFrom } from '#lib/random'
import { field, type Strokes } from '../protocols/schemas.ts'

/** A signature as somebody might draw it: loops that grow flatter, and a line under them. The same name gives the same. */
export function scribbleOf(name: string): Strokes {
  const seed = Array.from(name).reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 7)
  const random = randomFrom(seed)
  const within = (at: number, most: number) => Math.round(Math.min(most, Math.max(0, at)))
  const dot = (x: number, y: number): [number, number] => [within(x, field.width), within(y, field.height)]
  const steps = 12 * (3 + (Array.from(name).length % 4))
  const tall = 70 + random.below(40)
  const loops = Array.from({ length: steps }, (_, n) => {
    const turn = (n / 12) * 2 * Math.PI
    const high = tall * (1 - n / (steps * 1.4))
    return dot(90 + (n / steps) * 700 + 34 * Math.sin(turn), 150 - high * Math.cos(turn * 0.5 + (seed % 3)))
  })
  return [loops, [dot(120, 235 + random.below(20)), dot(820, 225 + random.below(20))]]
}
