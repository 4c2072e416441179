import { generate } from 'lean-qr'
import { useMemo } from 'react'

const quiet = 4

/** Text as a picture for a phone's camera; drawn here, so that no secret is asked for elsewhere. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = generate(text)
    const all = Array.from({ length: code.size }, (_, n) => n)
    const dark = all.flatMap((y) => all.filter((x) => code.get(x, y)).map((x) => `M${x} ${y}h1v1h-1z`))
    return { size: code.size, path: dark.join('') }
  }, [text])
  const whole = size + 2 * quiet
  return (
    // Cameras want dark on light, in a dark house too.
    <svg
      viewBox={`${-quiet} ${-quiet} ${whole} ${whole}`}
      width="200"
      height="200"
      shapeRendering="crispEdges"
    >
      <title>{label}</title>
      <rect x={-quiet} y={-quiet} width={whole} height={whole} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}
