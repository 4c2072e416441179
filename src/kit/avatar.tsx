import classes from './avatar.module.css'
import { Tip } from './tip.tsx'
import { w } from './words.ts'

/** Two letters that people recognise: the first of the first and of the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    firstLetter(word ?? ''),
  )
  return letters.join('').toLocaleUpperCase()
}

/** One letter as people count them, an accent or a surrogate pair kept whole. */
const firstLetter = (word: string) => {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment
  return ''
}

interface AvatarProps {
  /** Nobody yet when absent. */
  name?: string | null | undefined
  size?: 's' | 'm' | 'l'
  /** Says the name on hover and to screen readers; leave out where the name stands beside it. */
  alone?: boolean
}

export function Avatar({ name, size = 's', alone }: AvatarProps) {
  const said = name ?? w('nobody')
  const circle = (
    <span
      className={classes.avatar}
      data-size={size}
      data-none={!name || undefined}
      {...(alone ? { role: 'img', 'aria-label': said } : { 'aria-hidden': true })}
    >
      {name ? initialsOf(name) : ''}
    </span>
  )
  return alone ? <Tip label={() => said}>{circle}</Tip> : circle
}

/** A person on one or two lines, the second saying who they are. */
export function Person({
  name,
  sub,
  size = 'm',
}: {
  name: string
  sub?: string | undefined
  size?: 's' | 'm'
}) {
  return (
    <span className={classes.person}>
      <Avatar name={name} size={size} />
      <span className={classes.words}>
        <span className={sub ? 'b' : ''}>{name}</span>
        {sub && <span className="f12 t2">{sub}</span>}
      </span>
    </span>
  )
}
