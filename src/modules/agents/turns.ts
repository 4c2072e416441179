/** Reports that are read at a time: each may take some hundred megabytes. The others wait, unread. */
const atOnce = 4
/** From one address one fewer: whoever lets theirs trickle in does not keep everybody else out. */
const fromOne = atOnce - 1

interface Waiting {
  readonly from: string
  readonly go: () => void
}
const running: string[] = []
const waiting: Waiting[] = []

const isTurnOf = (from: string) =>
  running.length < atOnce && running.filter((one) => one === from).length < fromOne

function begin(from: string) {
  running.push(from)
}

/** Lets begin whoever has waited longest and may. */
function next() {
  const at = waiting.findIndex(({ from }) => isTurnOf(from))
  const [one] = at === -1 ? [] : waiting.splice(at, 1)
  if (!one) return
  begin(one.from)
  one.go()
}

/** Does this when it is its turn; `from`: the address that it came from. */
export async function inTurn<T>(from: string, work: () => Promise<T>): Promise<T> {
  if (isTurnOf(from)) begin(from)
  else await new Promise<void>((go) => waiting.push({ from, go }))
  try {
    return await work()
  } finally {
    running.splice(running.indexOf(from), 1)
    next()
  }
}
