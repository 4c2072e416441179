import { createContext, use, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { keyMap, type KeyBinding, type KeyScope, type Place } from './keys.ts'
import { recall, remember } from './memory.ts'

type Map = ReturnType<typeof keyMap>
const Context = createContext<Map | null>(null)

const singleKeys = 'single-keys'
/** Whether plain letters are shortcuts: a choice that speech and switch users need. */
export const singleKeysOn = () => recall(singleKeys) !== false
export const setSingleKeys = (on: boolean) => remember(singleKeys, on)

const fields = 'input:not([type=checkbox]):not([type=radio]),textarea,select'
const layers = '[aria-modal="true"],[role="menu"],[role="listbox"]'
const buttons =
  'button,a[href],summary,[role="button"],[role="tab"],[role="switch"],[type=checkbox],[type=radio]'
/** What Escape closes first. */
const over = '[role="dialog"],[role="menu"],[role="listbox"]'

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.closest(layers)) return 'dialog'
  if (target.isContentEditable || target.matches(fields)) return 'field'
  return target.closest(buttons) ? 'button' : 'page'
}

/** Listens for shortcuts on the whole page. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [map] = useState(() => keyMap(singleKeysOn, placeOf))
  useLayoutEffect(() => {
    // Escape closes what lies over the page, and may have done so by the time that the page hears of it.
    let isOver = false
    const note = ({ key }: KeyboardEvent) => {
      if (key === 'Escape')
        isOver = [...document.querySelectorAll(over)].some((layer) => layer.checkVisibility())
    }
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !isOver) map.press(event)
    }
    window.addEventListener('keydown', note, true)
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', note, true)
      window.removeEventListener('keydown', press)
    }
  }, [map])
  return <Context value={map}>{children}</Context>
}

/** Shortcuts that hold while the component is on screen, from the moment it can be seen; the newest component wins. */
export function useKeys(title: string, bindings: readonly KeyBinding[]) {
  const map = use(Context)
  const newest = useRef(bindings)
  useLayoutEffect(() => {
    newest.current = bindings
  })
  const shape = bindings.map(({ keys, title, idle }) => `${keys}\n${title}\n${idle ?? ''}`).join('\n\n')
  useLayoutEffect(() => {
    if (!map || shape === '') return undefined
    const held = newest.current.map((binding, at): KeyBinding => ({
      ...binding,
      run: (event) => newest.current[at]?.run(event),
    }))
    return map.add({ title, bindings: held })
  }, [map, title, shape])
}

/** All shortcuts in reach now, for the dialog that lists them. */
export function useKeyScopes(): () => readonly KeyScope[] {
  const map = use(Context)
  return () => map?.scopes() ?? []
}
