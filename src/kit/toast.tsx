import type { Tone } from './pill.tsx'
import { Refused } from './refused.ts'
import { w } from './words.ts'

export interface Toast {
  text: string
  tone?: Exclude<Tone, 'plan'> | undefined
  /** Takes it back: offered on the toast until the countdown ends, and under the key `u` for some minutes more, which then asks first. */
  undo?: (() => Promise<unknown>) | undefined
  /** What is taken back, where the sentence is not that by itself. */
  what?: string | undefined
  seconds?: number | undefined
  /** Where one sees more of it. */
  link?: { to: string; title: string } | undefined
  /** The number under which a fault was written down. */
  reference?: string | undefined
}

export interface Shown extends Toast {
  id: string
  seconds: number
  /** Epoch milliseconds. */
  ends: number
}

/** So long the last thing can be taken back by key after its toast has gone. */
const undoMs = 600_000
const undoable: Shown[] = []
let count = 0

// What draws them is loaded when there is something to say.
const toasts = () => import('./toasts.tsx')

/** Says a sentence at the foot of the screen, with a way back if there is one. */
export function tell(toast: Toast) {
  const seconds = toast.seconds ?? (toast.undo ? 12 : toast.tone === 'bad' ? 10 : 5)
  const shown: Shown = { ...toast, seconds, id: `toast-${(count += 1)}`, ends: Date.now() + seconds * 1000 }
  if (shown.undo) undoable.push(shown)
  void toasts().then(({ show }) => show(shown))
}

const forget = (toast: Shown) => {
  const at = undoable.indexOf(toast)
  if (at >= 0) undoable.splice(at, 1)
}

const whatOf = ({ what, text }: Toast) => what ?? text

/** Takes back the newest thing that can still be taken back; one whose toast is gone is named first. */
export function undoLast() {
  const last = undoable.at(-1)
  const now = Date.now()
  if (!last || last.ends + undoMs < now) return tell({ text: w('nothing_to_undo'), seconds: 3 })
  if (last.ends > now) return void takeBack(last)
  forget(last)
  const what = whatOf(last)
  tell({ text: w('undo_older', { what }), what, tone: 'info', undo: last.undo })
}

/** Takes back what a toast told of, and says whether it worked. */
export async function takeBack(toast: Shown) {
  forget(toast)
  const { hide } = await toasts()
  hide(toast)
  try {
    await toast.undo?.()
    tell({ text: w('undone', { what: whatOf(toast) }) })
  } catch (thrown) {
    const refused = Refused.from(thrown)
    if (!refused.waits) tell({ text: refused.message, tone: 'bad' })
  }
}
