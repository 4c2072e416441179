/** A number without rounding: `n` of `d`, d above nothing. */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

export const exact = (n: bigint | number, d: bigint | number = 1n): Exact => ({ n: BigInt(n), d: BigInt(d) })
export const plus = (a: Exact, b: Exact): Exact => lowest(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Exact, b: Exact): Exact => lowest(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Exact, b: Exact): Exact => lowest(a.n * b.n, a.d * b.d)
export const isLess = (a: Exact, b: Exact) => a.n * b.d < b.n * a.d
export const least = (a: Exact, b: Exact) => (isLess(b, a) ? b : a)
export const most = (a: Exact, b: Exact) => (isLess(a, b) ? b : a)
/** Rounded to whole, halves up; of what is not below nothing. */
export const rounded = ({ n, d }: Exact): number => Number((2n * n + d) / (2n * d))
export const whole = ({ n, d }: Exact): number => Number(n / d)

function lowest(n: bigint, d: bigint): Exact {
  let [a, b] = [n < 0n ? -n : n, d]
  while (b > 0n) [a, b] = [b, a % b]
  return a > 1n ? { n: n / a, d: d / a } : { n, d }
}
