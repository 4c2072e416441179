import classes from './icon.module.css'
import { iconPaths } from './icon-paths.ts'

export type IconName = keyof typeof iconPaths

interface IconProps {
  name: IconName
  /** 14, 16 (the rule) or 20 px. */
  size?: 's' | 'm' | 'l'
  className?: string | undefined
}

/** Decoration only: the word beside it, or the button's label, says what it means. */
export function Icon({ name, size = 'm', className }: IconProps) {
  return (
    <svg
      className={`${classes.icon} ${className ?? ''}`}
      data-size={size}
      data-thick={name === 'more' || name === 'grip' || undefined}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={iconPaths[name]} />
      {name === 'half' && <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" stroke="none" />}
    </svg>
  )
}
