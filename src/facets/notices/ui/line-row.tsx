import { IconButton } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { When } from '#kit/when.tsx'
import type { Line } from '../contract.ts'
import classes from './inbox.module.css'
import { w } from './words.ts'

/** Where a line leads. */
export function usePlaceOf() {
  const places = usePlaces()
  return ({ record, to }: Line) =>
    record ? placeOf(places, record) : ({ icon: 'wheel', to: to ?? '/inbox' } as const)
}

const nameOf = ({ record }: Line) => (record ? `${record.key} ${record.title}` : w('house'))

/** What is new in a line, each sentence once; of one without anything new the last. */
function said({ unread, notices }: Line): string {
  if (unread === 0) return notices[0]?.says ?? ''
  const fresh = [...new Set(notices.filter((one) => one.unread).map(({ says }) => says))]
  const what = fresh.join(' · ')
  return unread > 1 ? w('new', { n: unread, what }) : what
}

interface LineRowProps {
  line: Line
  /** Under the cursor. */
  isHere?: boolean
  onGo: (line: Line) => void
  onToggle?: ((line: Line) => void) | undefined
}

/** Whoever walks the lines by keys presses the one that they are at. */
const intoFocus = (link: HTMLAnchorElement | null) => link?.focus()

/** One record, or one thing of the house, with what is new of it. */
export function LineRow({ line, isHere = false, onGo, onToggle }: LineRowProps) {
  const { icon, to } = usePlaceOf()(line)
  const { unread, record } = line
  const isUnread = unread > 0
  const name = nameOf(line)
  return (
    <li className={classes.line} data-unread={isUnread || undefined} data-here={isHere || undefined}>
      <span className={classes.mark}>{isUnread && <span className="sr">{w('is-unread')}</span>}</span>
      <span className="t3">
        <Icon name={icon} />
      </span>
      <Link to={to} className={classes.words} onClick={() => onGo(line)} ref={isHere ? intoFocus : undefined}>
        <span className={classes.name}>
          {record ? (
            <>
              <span className="t3 nw">{record.key}</span> {record.title}
            </>
          ) : (
            name
          )}
        </span>
        <span className={classes.said}>{said(line)}</span>
      </Link>
      <span className={classes.at}>
        <When at={line.at} as="age" />
      </span>
      {onToggle && (
        <IconButton
          icon={isUnread ? 'check' : 'mail'}
          label={w(isUnread ? 'read-of' : 'unread-of', { name })}
          onClick={() => onToggle(line)}
        />
      )}
    </li>
  )
}
