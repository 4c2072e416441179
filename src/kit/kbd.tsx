import classes from './kbd.module.css'

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/u.test(navigator.userAgent)

const caps: Record<string, string> = {
  mod: isApple ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: isApple ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  tab: 'Tab',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: '␣',
}

/** What is printed on the caps of a shortcut: `mod+enter` becomes ⌘↵, `g d` becomes two caps. */
export const capsOf = (keys: string): string[] =>
  keys.split(' ').map((stroke) =>
    stroke
      .split('+')
      .map((key) => caps[key] ?? (stroke.includes('+') ? key.toUpperCase() : key))
      .join(isApple || !stroke.includes('mod') ? '' : ' '),
  )

interface KbdProps {
  keys: string
  /** Also where no keyboard is expected: the list of all keys is about nothing else. */
  always?: boolean
}

/** A key cap. The shortcut itself is told to screen readers by the control that owns it. */
export function Kbd({ keys, always = false }: KbdProps) {
  return (
    <span className={always ? `${classes.keys} ${classes.always}` : classes.keys} aria-hidden="true">
      {capsOf(keys).map((cap, at) => (
        <kbd key={`${cap}-${at}`}>{cap}</kbd>
      ))}
    </span>
  )
}
