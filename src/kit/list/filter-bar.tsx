import { Combobox, useCombobox } from '@mantine/core'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from '../icon.tsx'
import { Kbd } from '../kbd.tsx'
import { useKeys } from '../use-keys.tsx'
import { w } from '../words.ts'
import classes from './filter-bar.module.css'
import { FilterChips } from './filter-chips.tsx'
import type { FilterHelp } from './filter-help.ts'
import { ProblemLine } from './filter-problem.tsx'
import { useFilterText } from './use-filter-text.ts'
import { ghostOf, noOffers, useOffers } from './use-offers.ts'

interface FilterBarProps {
  value: string
  onChange: (q: string) => void
  help: FilterHelp
  /** An example, shown while the bar is empty: `ends<90d value>10k`. */
  example?: string | undefined
}

/** One line that asks in words and fields: finished parts are chips, the rest is typed with completion. */
export function FilterBar({ value, onChange, help, example }: FilterBarProps) {
  const problemId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [hasFocus, setHasFocus] = useState(false)
  const filter = useFilterText({ value, onChange, help })
  const offered = useOffers(help, filter.draft, filter.at, hasFocus)
  // A slip further back is told before a new part is offered.
  const found = filter.problem && filter.problem.to < offered.from ? noOffers : offered
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() })
  const ghost = hasFocus ? ghostOf(filter.draft, filter.at, found) : ''
  useKeys(w('keys_list'), [{ keys: '/', title: w('filter'), run: () => input.current?.focus() }])

  const accept = (index: number) => {
    const offer = found.offers[index]
    if (!offer) return
    const at = found.from + offer.text.length
    filter.accept(filter.draft.slice(0, found.from) + offer.text + filter.draft.slice(found.to), at)
    list.resetSelectedOption()
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at))
  }
  const strokes: Record<string, () => boolean> = {
    Tab: () => {
      if (found.offers.length === 0 || filter.draft === '') return false
      accept(Math.max(0, list.getSelectedOptionIndex()))
      return true
    },
    Enter: () => {
      if (list.dropdownOpened && list.getSelectedOptionIndex() >= 0) return false
      filter.settle()
      list.closeDropdown()
      return true
    },
    Escape: () => {
      if (list.dropdownOpened) list.closeDropdown()
      else input.current?.blur()
      return true
    },
    Backspace: () => {
      const last = filter.chips.at(-1)
      if (filter.draft !== '' || !last) return false
      filter.edit(last)
      return true
    },
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.shiftKey || event.nativeEvent.isComposing) return
    if (strokes[event.key]?.()) event.preventDefault()
  }
  const onBlur = () => {
    setHasFocus(false)
    list.closeDropdown()
    filter.settle()
  }
  return (
    <search className={classes.place}>
      <Combobox
        store={list}
        onOptionSubmit={(index) => accept(Number(index))}
        position="bottom-start"
        width={420}
      >
        <Combobox.DropdownTarget>
          <div className={classes.box} data-bad={filter.problem !== undefined || undefined}>
            <Icon name="filter" size="s" />
            <FilterChips chips={filter.chips} onEdit={filter.edit} onRemove={filter.remove} />
            <span className={classes.typing} data-idle={(!hasFocus && filter.draft === '') || undefined}>
              <Combobox.EventsTarget withExpandedAttribute>
                <input
                  ref={input}
                  role="combobox"
                  aria-expanded={list.dropdownOpened}
                  aria-controls={list.listId ?? undefined}
                  aria-label={w('filter')}
                  aria-invalid={filter.problem !== undefined}
                  aria-describedby={filter.problem ? problemId : undefined}
                  autoComplete="off"
                  spellCheck={false}
                  value={filter.draft}
                  onChange={({ currentTarget }) => {
                    filter.type(currentTarget.value, currentTarget.selectionStart ?? 0)
                    list.openDropdown()
                    list.resetSelectedOption()
                  }}
                  onSelect={({ currentTarget }) => filter.moveTo(currentTarget.selectionStart ?? 0)}
                  onKeyDown={onKeyDown}
                  onFocus={() => setHasFocus(true)}
                  onBlur={onBlur}
                />
              </Combobox.EventsTarget>
              <span className={classes.mirror} aria-hidden="true">
                <span className={classes.typed}>{filter.draft}</span>
                {ghost && <Ghost text={ghost} />}
                {filter.draft === '' && filter.chips.length === 0 && <Hint example={example} />}
              </span>
              {!hasFocus && (
                <span className={classes.key}>
                  <Kbd keys="/" />
                </span>
              )}
            </span>
          </div>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={found.offers.length === 0}>
          <Combobox.Options aria-label={w('filter_offers')} className={classes.offers}>
            {found.offers.map((offer, index) => (
              <Combobox.Option key={offer.text} value={String(index)}>
                <span className={classes.offer}>
                  <span className="mono">{offer.text}</span>
                  <span className="cut t2">{offer.title}</span>
                  {offer.hint && <span className="end f12 t3 nw">{offer.hint}</span>}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {filter.problem && <ProblemLine id={problemId} text={filter.draft} problem={filter.problem} />}
    </search>
  )
}

const Ghost = ({ text }: { text: string }) => (
  <>
    <span className="t3">{text}</span> <Kbd keys="tab" />
  </>
)

const Hint = ({ example }: { example: string | undefined }) => (
  <span className="t3">
    {w(example ? 'filter_for_example' : 'filter_hint')} {example && <span className="mono">{example}</span>}
  </span>
)
