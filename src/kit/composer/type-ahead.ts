/** How long what is typed is held for a composer that is still on its way; after that it is not coming. */
const longestMs = 30_000

let typed = ''
let stop: (() => void) | undefined

function onKeyDown(event: KeyboardEvent) {
  if (event.key === 'Escape') return endTypeAhead()
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (event.key === 'Backspace') typed = typed.slice(0, -1)
  else if (/^.$/u.test(event.key)) typed += event.key
  else return undefined
  event.preventDefault()
  event.stopPropagation()
  return undefined
}

/** From the key that asks for a composer until it is there: letters are the beginning of a text, not shortcuts. */
export function beginTypeAhead() {
  endTypeAhead()
  const timer = setTimeout(endTypeAhead, longestMs)
  const listening = new AbortController()
  const until = { capture: true, signal: listening.signal }
  window.addEventListener('keydown', onKeyDown, until)
  // Whoever points elsewhere or goes back has given up waiting.
  window.addEventListener('pointerdown', endTypeAhead, until)
  window.addEventListener('popstate', endTypeAhead, until)
  stop = () => {
    clearTimeout(timer)
    listening.abort()
  }
}

/** The composer is there: what was typed meanwhile, and the keys are keys again. */
export function endTypeAhead(): string {
  const held = typed
  stop?.()
  stop = undefined
  typed = ''
  return held
}
