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

/** A key cap. The shortcut itself is told to screen readers by the control that owns it. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={classes.keys} aria-hidden="true">
      {capsOf(keys).map((cap, at) => (
        <kbd key={`${cap}-${at}`}>{cap}</kbd>
      ))}
    </span>
  )
}
