import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import classes from './pill.module.css'

/** The five meanings; each owns a glyph, so that colour never speaks alone. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plan'

export const glyphOf = (tone: Tone | undefined): IconName => tone ?? 'ring'

interface PillProps {
  tone?: Tone | undefined
  icon?: IconName | undefined
  children: ReactNode
  /** A thumb's size, for the portal. */
  large?: boolean
}

/** A state: glyph and one word on a tint. Without a tone it is a state that judges nothing. */
export function Pill({ tone, icon, children, large }: PillProps) {
  return (
    <span className={classes.pill} data-tone={tone} data-large={large || undefined}>
      <Icon name={icon ?? glyphOf(tone)} />
      {children}
    </span>
  )
}

/** The same meaning without a box, for running text and tables of verdicts. */
export function Mark({ tone, icon, children }: PillProps) {
  return (
    <span className={`${classes.mark} ${tone ?? ''}`}>
      <Icon name={icon ?? glyphOf(tone)} size="s" />
      <span>{children}</span>
    </span>
  )
}

/** How much something weighs, P1 to P4: an arrow and the word. */
export function Priority({ level, children }: { level: 1 | 2 | 3 | 4; children: ReactNode }) {
  const [icon, tone] = weights[level]
  return (
    <span className={`${classes.mark} ${tone}`} data-tight>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}

const weights = {
  1: ['highest', 'bad'],
  2: ['up', 'warn'],
  3: ['equal', 't2'],
  4: ['low', 't3'],
} as const satisfies Record<number, readonly [IconName, string]>
