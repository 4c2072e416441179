/** One stroke of a shortcut as text: modifiers in a fixed order, then the key, all lower case. */
export function strokeOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const named = key.length > 1 || /[a-z0-9]/u.test(key)
  return [
    event.ctrlKey || event.metaKey ? 'mod+' : '',
    event.altKey ? 'alt+' : '',
    // `?` is already what shift makes of its key; `shift+j` and `shift+enter` are not.
    event.shiftKey && named ? 'shift+' : '',
    key,
  ].join('')
}

export interface KeyBinding {
  /** `j`, `mod+enter`, `shift+x`, or strokes one after another: `g d`. */
  keys: string
  title: string
  run: (event: KeyboardEvent) => void
  /** Also while the cursor stands in a field. */
  inFields?: boolean
  /** Not named in the list of all keys. */
  hidden?: boolean
  /** Does nothing just now, as there is nothing to do it to: named all the same. */
  idle?: boolean
}

export interface KeyScope {
  title: string
  bindings: readonly KeyBinding[]
}

const sequenceMs = 1200

interface KeyMap {
  add: (scope: KeyScope) => () => void
  scopes: () => readonly KeyScope[]
  press: (event: KeyboardEvent) => void
}

/** Where a stroke was made: among fields only some keys count, in a dialog none of the page behind it; a button is pressed. */
export type Place = 'page' | 'button' | 'field' | 'dialog'

/** All shortcuts in reach, the newest scope first; `single` says whether plain letters count at all. */
export function keyMap(single: () => boolean, placeOf: (target: EventTarget | null) => Place): KeyMap {
  let scopes: readonly KeyScope[] = []
  let pending = ''
  let pendingUntil = 0

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return
    const stroke = strokeOf(event)
    const place = placeOf(event.target)
    if (place === 'button' && presses.test(stroke)) return
    const isFree = place === 'page' || place === 'button'
    const plain = !stroke.includes('mod+')
    const usable = (binding: KeyBinding) =>
      !binding.idle && (isFree || binding.inFields) && (!plain || single() || named(stroke))
    const tried = event.timeStamp < pendingUntil && pending ? `${pending} ${stroke}` : stroke
    const bindings = scopes.flatMap(({ bindings }) => bindings).filter(usable)
    const hit = bindings.find(({ keys }) => keys === tried) ?? bindings.find(({ keys }) => keys === stroke)
    pending = ''
    if (hit) {
      event.preventDefault()
      hit.run(event)
    } else if (bindings.some(({ keys }) => keys.startsWith(`${stroke} `))) {
      pending = stroke
      pendingUntil = event.timeStamp + sequenceMs
    }
  }
  return {
    press,
    scopes: () => scopes,
    add: (scope) => {
      scopes = [scope, ...scopes]
      return () => {
        scopes = scopes.filter((other) => other !== scope)
      }
    },
  }
}

/**
 * The shortcuts as they are told: what several parts of a page hold under one title is one list, and each stroke stands
 * once, where it does something.
 */
export function toldKeys(scopes: readonly KeyScope[]): KeyScope[] {
  const told = scopes.map(({ title, bindings }) => ({
    title,
    bindings: bindings.filter(({ hidden }) => !hidden),
  }))
  const all = told.flatMap(({ bindings }) => bindings)
  const winners = new Map<string, KeyBinding>()
  for (const binding of [...all.filter(({ idle }) => !idle), ...all])
    if (!winners.has(binding.keys)) winners.set(binding.keys, binding)
  return [...Map.groupBy(told, ({ title }) => title)]
    .map(([title, same]) => ({
      title,
      bindings: same.flatMap(({ bindings }) =>
        bindings.filter((binding) => winners.get(binding.keys) === binding),
      ),
    }))
    .filter(({ bindings }) => bindings.length > 0)
}

const presses = /^(enter|space)$/u
const isModifier = (key: string) => ['Control', 'Meta', 'Alt', 'Shift'].includes(key)
const named = (stroke: string) => /(enter|escape|arrow\w+|home|end|page\w+|space|f\d+)$/u.test(stroke)
