import type { KeyboardEvent } from 'react'
import { Icon } from '../icon.tsx'
import { w } from '../words.ts'
import classes from './composer.module.css'
import type { ComposerMode } from './composer-props.ts'

interface ModeTabsProps {
  id: string
  mode: ComposerMode
  to: string
  /** Nobody here writes internal notes. */
  only: boolean
  onMode: (mode: ComposerMode) => void
}

/** Whom it is for, named before a word is typed. */
export function ModeTabs({ id, mode, to, only, onMode }: ModeTabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (only) return
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = mode === 'reply' ? 'note' : 'reply'
    onMode(other)
    event.currentTarget.querySelector<HTMLElement>(`[data-mode=${other}]`)?.focus()
  }
  const reply = { name: 'reply', icon: 'send', words: w('reply_to', { name: to }) } as const
  const note = { name: 'note', icon: 'lock', words: w('internal_note') } as const
  const tabs = only ? [reply] : [reply, note]
  return (
    <div
      className={classes.tabs}
      role="tablist"
      aria-label={w('composer_for')}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {tabs.map(({ name, icon, words }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${name}`}
          data-mode={name}
          aria-controls={`${id}-panel`}
          aria-selected={name === mode}
          tabIndex={name === mode ? 0 : -1}
          onClick={() => onMode(name)}
        >
          <Icon name={icon} size="s" />
          {words}
        </button>
      ))}
    </div>
  )
}
