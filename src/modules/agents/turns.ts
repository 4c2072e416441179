/** Reports that are read at a time: each may take some hundred megabytes. The others wait, unread. */
const atOnce = 4
let running = 0
const waiting: (() => void)[] = []

/** Does this when it is its turn. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
