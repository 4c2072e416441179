import classes from './check.module.css'

interface CheckProps {
  label: string
  checked: boolean
  mixed?: boolean
  /** Left out in a row: there the grid listens. */
  onChange?: () => void
}

/** A small tick; out of the tab order, because the grid has keys of its own. */
export function Check({ label, checked, mixed = false, onChange }: CheckProps) {
  return (
    <input
      type="checkbox"
      className={classes.check}
      aria-label={label}
      tabIndex={-1}
      checked={checked}
      ref={(box) => {
        if (box) box.indeterminate = mixed
      }}
      onChange={() => onChange?.()}
    />
  )
}
