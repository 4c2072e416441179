import { Loader, Tooltip } from '@mantine/core'
import { useId, type ComponentProps, type ReactNode } from 'react'
import classes from './button.module.css'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { Link } from './link.tsx'
import { w } from './words.ts'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** One primary a page. */
  kind?: 'plain' | 'primary' | 'quiet' | 'danger' | undefined
  size?: 's' | 'm' | 'l' | undefined
  icon?: IconName | undefined
  /** The shortcut printed on it; the page's key map makes it work. */
  keys?: string | undefined
  /** Why it cannot be done now: it keeps its place, stays focusable, and says so. */
  refused?: ReactNode
  /** Where the reason stands: beside it, as part of its label in a crowded bar, or told by someone else. */
  reason?: 'beside' | 'label' | 'elsewhere' | undefined
  busy?: boolean | undefined
  wide?: boolean | undefined
  /** Makes it a link that looks like a button. */
  to?: string | undefined
}

const isSaid = (node: ReactNode) => node !== undefined && node !== null && node !== false && node !== ''

/** How assistive technology is told a shortcut. */
export const spokenKeys = (keys: string | undefined) =>
  keys?.replaceAll('mod', 'Control').replaceAll('enter', 'Enter').replaceAll('shift', 'Shift')

export function Button(props: ButtonProps) {
  const id = useId()
  const { refused, reason = 'beside', to, ...working } = props
  const isRefused = isSaid(refused)
  if (!isRefused && to !== undefined) return <Leading {...working} to={to} />
  const { keys: _, kind: __, icon: ___, busy: ____, children, ...native } = working
  const button = isRefused ? (
    <Working
      {...native}
      icon="lock"
      {...(reason === 'beside' ? { 'aria-describedby': id } : {})}
      aria-disabled
      onClick={(event) => event.preventDefault()}
    >
      {children}
      {reason === 'label' && <span>{refused}</span>}
    </Working>
  ) : (
    <Working {...working} />
  )
  if (reason !== 'beside' || !('refused' in props)) return button
  // One element either way: a field that is left refuses the very button the focus is on its way to.
  return (
    <span className={isRefused ? classes.refused : classes.free}>
      {button}
      {isRefused && <Why id={id}>{refused}</Why>}
    </span>
  )
}

type Plain = Omit<ButtonProps, 'refused' | 'reason' | 'to'>

const lookOf = ({ kind, size, wide, className }: Plain) => ({
  className: className ? `${classes.button} ${className}` : classes.button,
  'data-kind': kind,
  'data-size': size,
  'data-wide': wide || undefined,
})

function Working({ kind, size, wide, icon, keys, busy, children, className, onClick, ...native }: Plain) {
  return (
    <button
      type="button"
      aria-keyshortcuts={spokenKeys(keys)}
      {...(busy ? { 'aria-disabled': true } : {})}
      {...native}
      {...lookOf({ kind, size, wide, className })}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Loader size={14} color="currentColor" aria-hidden /> : <Glyph name={icon} />}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}

function Leading({ icon, keys, children, to, ...look }: Plain & { to: string }) {
  return (
    <Link to={to} aria-keyshortcuts={spokenKeys(keys)} {...lookOf(look)}>
      <Glyph name={icon} />
      {children}
      {keys && <Kbd keys={keys} />}
    </Link>
  )
}

const Glyph = ({ name }: { name: IconName | undefined }) => (name ? <Icon name={name} size="s" /> : null)

/** The sentence beside a refused action. */
export function Why({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span className={classes.why} id={id}>
      <Icon name="info" size="s" />
      <span>{children}</span>
    </span>
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: IconName
  label: string
  keys?: string | undefined
  /** How much is new, in a small mark. */
  count?: number | undefined
  to?: string | undefined
}

const mostShown = 99

/** A button whose only word is its label, shown on hover and read aloud. One that does nothing now keeps the focus. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, keys, count = 0, to, className, disabled = false, onClick, ...rest } = props
  const look = { className: `${classes.iconButton} ${className ?? ''}`, 'aria-label': label }
  const inside = (
    <>
      <Icon name={icon} />
      {count > 0 && (
        <span
          className={classes.count}
          aria-hidden
          data-count={count > mostShown ? `${mostShown}+` : count}
        />
      )}
    </>
  )
  const tip = (
    <span className="row">
      {label}
      {keys && <Kbd keys={keys} />}
    </span>
  )
  return (
    <Tooltip label={tip}>
      {to === undefined ? (
        <button
          type="button"
          aria-keyshortcuts={spokenKeys(keys)}
          aria-disabled={disabled || undefined}
          onClick={disabled ? undefined : onClick}
          {...rest}
          {...look}
        >
          {inside}
        </button>
      ) : (
        <Link to={to} {...look}>
          {inside}
        </Link>
      )}
    </Tooltip>
  )
}

/** A cross that takes something away. */
export const CloseButton = ({
  label,
  ...rest
}: Omit<IconButtonProps, 'icon' | 'label'> & { label?: string }) => (
  <IconButton icon="close" label={label ?? w('close')} {...rest} />
)
