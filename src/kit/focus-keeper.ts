import { useEffect } from 'react'

const takesFocus =
  'a[href],button:not([disabled]),input:not([disabled]),select,textarea,summary,[tabindex]:not([tabindex="-1"]),[contenteditable=true]'
const fields = 'input,textarea,select,[contenteditable=true]'
const layer = '[role=dialog],[role=menu],[role=listbox]'
const most = 30

/** Where the focus was, and what stood around it: a row that leaves its list takes all of its buttons along. */
interface Stop {
  readonly element: HTMLElement
  /** Those after it, then those before it, the nearest first. */
  readonly near: readonly HTMLElement[]
  readonly around: readonly HTMLElement[]
  readonly over: Element | null
}

const canTake = (element: HTMLElement) =>
  element.isConnected && element.checkVisibility() && !element.closest('[inert],[aria-hidden=true]')

function stopAt(element: HTMLElement): Stop {
  const over = element.closest(layer)
  const all = [...(over ?? document).querySelectorAll<HTMLElement>(takesFocus)]
  const at = all.indexOf(element)
  const around: HTMLElement[] = []
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
    around.push(one)
  const near =
    at < 0 ? [] : [...all.slice(at + 1, at + most), ...all.slice(Math.max(0, at - most), at).toReversed()]
  return { element, near, around, over }
}

/** The nearest that still stands where the focus was; of what was opened over the page nothing does, once it is closed. */
function nearestOf({ element, near, around, over }: Stop): HTMLElement | undefined {
  if (over && !over.isConnected) return undefined
  if (canTake(element)) return element
  const place = around.find(
    (one) => canTake(one) && one.matches('tr,li,form,section,fieldset,table,ul,[role=group],main'),
  )
  // Letters are shortcuts: they should not land in a field that nobody chose.
  const isField = element.matches(fields)
  const within = near.filter((one) => canTake(one) && (isField || !one.matches(fields)))
  return within.find((one) => place?.contains(one)) ?? within.find((one) => !one.closest('nav,header'))
}

/**
 * The focus never falls off the page: when what has it goes (a dialog closes, a row leaves its list, a button that was pressed
 * is no longer needed), it moves to the opener, or to what stands next; on another page to the page itself.
 */
export function useFocusKept() {
  useEffect(() => {
    let stops: Stop[] = []
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) stops = [...stops.slice(1 - most), stopAt(target)]
    }
    const keep = () => {
      const last = stops.at(-1)
      const isLost = document.activeElement === document.body && last !== undefined
      if (!isLost || last.element.checkVisibility()) return
      const found = stops.toReversed().flatMap((stop) => nearestOf(stop) ?? [])[0]
      const place = found ?? document.querySelector<HTMLElement>('main[tabindex]')
      stops = []
      place?.focus({ preventScroll: found === undefined })
    }
    const watch = new MutationObserver(keep)
    watch.observe(document.body, { childList: true, subtree: true })
    // What is only hidden lets go when the page is drawn.
    const look = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) return
      requestAnimationFrame(() => {
        keep()
        // Whoever lets go of something that stays meant it: nothing leads back there, least of all into a field.
        const isFree = document.activeElement === document.body
        if (isFree && stops.at(-1)?.element.checkVisibility()) stops = []
      })
    }
    document.addEventListener('focusin', note)
    document.addEventListener('focusout', look)
    return () => {
      watch.disconnect()
      document.removeEventListener('focusin', note)
      document.removeEventListener('focusout', look)
    }
  }, [])
}
