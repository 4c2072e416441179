import { MultiSelect, Select, type ComboboxItem, type OptionsFilter } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState, type ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { useFirstHit } from '../use-first-hit.ts'
import type { Found } from '../visited.ts'
import { w } from '../words.ts'
import type { ControlExtras } from './control.tsx'
import { notePicked } from './picked.ts'
import classes from './form.module.css'

interface RecordPickerProps extends ControlExtras {
  name?: string
  label?: ReactNode
  description?: ReactNode
  error?: ReactNode
  onBlur?: (() => void) | undefined
  value: readonly string[]
  many: boolean
  onChange: (value: unknown) => void
}

const asFound: OptionsFilter = ({ options }) => options

/** Picks people or records by typing a part of their name; the server looks for them. */
export function RecordPicker(props: RecordPickerProps) {
  const {
    value,
    many,
    onChange,
    search,
    known = [],
    suggestions: _,
    choices: __,
    autoComplete: ___,
    ...rest
  } = props
  const [typed, setTyped] = useState('')
  const [wished, setWished] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const [isOpen, setOpen] = useState(props.opened ?? false)
  const [picked, setPicked] = useState<readonly Found[]>([])
  const { found, isKnown, nothing } = useFound(wished || typed.trim(), search)
  const places = new Map([...known, ...picked, ...found].map((one) => [one.id, one]))
  const offered = new Set([...found.map(({ id }) => id), ...value])
  const data = [...offered].map((id) => ({ value: id, label: places.get(id)?.title ?? id }))
  const choose = (ids: readonly string[]) => {
    const chosen = ids.flatMap((id) => places.get(id) ?? [])
    setPicked(chosen)
    notePicked(chosen)
    onChange(many ? ids : ids[0])
  }
  const isPicked = !many && typed === places.get(value[0] ?? '')?.title
  const wanted = isPicked ? '' : typed.trim()
  // What is picked already may be found once more: then its name stands there again.
  const hits = many ? found.filter(({ id }) => !value.includes(id)) : found
  const onEnter = useFirstHit({
    typed: isOpen ? wanted : '',
    wished,
    onWish: setWished,
    isKnown,
    take: () => {
      const [first] = hits
      if (!first) return
      choose(many ? [...value, first.id] : [first.id])
      setTyped(many ? '' : first.title)
      setOpen(false)
    },
  })
  const shared = {
    ref: input,
    ...passed(rest),
    data,
    searchable: true,
    clearable: true,
    filter: asFound,
    searchValue: typed,
    onSearchChange: (text: string) => {
      // Whoever types on wants something else; whoever leaves still wants it.
      if (document.activeElement === input.current) setWished('')
      setTyped(text)
    },
    // The first is marked as soon as the answer to what is typed is there, and Enter takes what is marked.
    selectFirstOptionOnChange: isKnown && hits.length > 0 && wanted !== '',
    onKeyDownCapture: onEnter,
    // What was picked may need a look: the list of offers is out of the way until more is typed.
    dropdownOpened: isOpen,
    onDropdownOpen: () => setOpen(true),
    onDropdownClose: () => setOpen(false),
    onOptionSubmit: () => setOpen(false),
    nothingFoundMessage: nothing,
    renderOption: ({ option }: { option: ComboboxItem }) => <Option found={places.get(option.value)} />,
  }
  return many ? (
    <MultiSelect {...shared} value={[...value]} onChange={choose} hidePickedOptions />
  ) : (
    <Select
      {...shared}
      allowDeselect={false}
      value={value[0] ?? null}
      onChange={(id) => choose(id ? [id] : [])}
    />
  )
}

/** What fits the text so far, whether it is the answer to just that text, and what is said while there is nothing. */
function useFound(text: string, search: ControlExtras['search']) {
  // What fits is this picker's own: another of the same name may look for something else.
  const id = useId()
  const [asked] = useDebouncedValue(text, 150)
  const answer = useQuery({
    queryKey: ['pick', id, asked],
    queryFn: ({ signal }) => search?.(asked, signal) ?? [],
    enabled: search !== undefined,
    placeholderData: (before) => before,
  })
  const { data = [], isSuccess, isPlaceholderData, isFetching, isError } = answer
  const isKnown = asked === text && isSuccess && !isPlaceholderData
  const isOver = !isFetching && asked === text
  return {
    found: data,
    isKnown,
    nothing: w(
      !isOver ? 'searching' : isError ? 'search_failed' : asked === '' ? 'pick_hint' : 'nothing_fits',
    ),
  }
}

const passed = ({ name, label, description, error, onBlur, placeholder, autoFocus, ...aria }: Passed) => ({
  name,
  label,
  description,
  error,
  onBlur,
  placeholder: placeholder ?? w('pick_hint'),
  autoFocus,
  'data-autofocus': autoFocus || undefined,
  'aria-label': aria['aria-label'],
  'aria-required': aria['aria-required'],
})

type Passed = Omit<RecordPickerProps, 'value' | 'many' | 'onChange' | 'search' | 'known'> & {
  'aria-label'?: string | undefined
  'aria-required'?: boolean | undefined
}

function Option({ found }: { found: Found | undefined }) {
  if (!found) return null
  return (
    <span className={classes.option}>
      {found.icon && <Icon name={found.icon} />}
      <span className="cut">{found.title}</span>
      {found.sub && <span className="end f12 t3 cut">{found.sub}</span>}
    </span>
  )
}
