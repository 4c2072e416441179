import { Portal } from '@mantine/core'
import { w } from '../words.ts'
import type { MentionPopup } from './mention-suggestion.ts'
import classes from './editor.module.css'

const width = 260
const rowHeight = 32

/** Whom an @ may mean, under the cursor or over it where there is no room below. */
export function MentionList({ popup }: { popup: MentionPopup }) {
  const { items, active, place, take } = popup
  const height = items.length * rowHeight + 8
  const below = place.bottom + height + 8 < window.innerHeight
  const top = below ? place.bottom + 4 : place.top - height - 4
  const left = Math.min(place.left, window.innerWidth - width - 8)
  const current = items[active]
  return (
    <Portal>
      <div className={classes.mentions} style={{ top, left, width }}>
        {items.map((item, at) => (
          <button
            key={item.id}
            type="button"
            tabIndex={-1}
            data-active={at === active || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(item)}
          >
            <span className="cut">{item.label}</span>
            {item.sub && <span className="end f12 t3 nw">{item.sub}</span>}
          </button>
        ))}
      </div>
      <output className="sr">{current && w('mention', { name: current.label })}</output>
    </Portal>
  )
}
