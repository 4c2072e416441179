import '@mantine/spotlight/styles.layer.css'
import { Spotlight } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import classes from './palette.module.css'
import { offeredHere } from './offered.ts'
import type { Command } from './room.ts'
import { spotlight, store, useMarked } from './use-marked.ts'
import { visited, type Found } from './visited.ts'
import { w } from './words.ts'

interface PaletteProps {
  commands: readonly Command[]
  /** Asks the house for records; ids and titles are enough. */
  search?: ((text: string, signal: AbortSignal) => Promise<Found[]>) | undefined
  go: (to: string) => void
  /** Grows with each wish to open it. */
  wanted: number
}

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Whether every typed word begins a word of the title. */
export function fits(title: string, typed: string): boolean {
  const words = fold(title).split(/[^\p{L}\p{N}]+/u)
  return fold(typed)
    .split(/\s+/u)
    .every((part) => words.some((word) => word.startsWith(part)))
}

/** Search or do anything: recent places, commands and records under one key. */
export function Palette({ commands, search, go, wanted }: PaletteProps) {
  useEffect(() => {
    if (wanted > 0) spotlight.open()
  }, [wanted])
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), 120)
  const found = useQuery({
    queryKey: ['palette', asked],
    queryFn: ({ signal }) => search?.(asked, signal) ?? [],
    enabled: asked.length > 1 && search !== undefined,
    placeholderData: (before) => before,
  })
  const text = typed.trim()
  const fitting = (command: Command) => text === '' || fits(command.title(), text)
  const here = offeredHere().filter(fitting)
  const doable = commands.filter(fitting)
  const recent = visited().filter(({ title, sub }) => text === '' || fits(`${title} ${sub ?? ''}`, text))
  const known = new Set(recent.map(({ id }) => id))
  const records = text.length > 1 ? (found.data ?? []).filter(({ id }) => !known.has(id)) : []
  const isEmpty = here.length + doable.length + recent.length + records.length === 0
  const isLooking = text.length > 1 && (asked !== text || found.isFetching)
  const onEnter = useMarked({ typed: text, isLooking, isEmpty })
  return (
    <Spotlight.Root
      store={store}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      attributes={{ content: { 'aria-label': w('palette') } }}
      maxHeight={420}
      scrollable
      lockScroll={false}
      overlayProps={{ blur: 0 }}
      transitionProps={{ duration: 80 }}
      onSpotlightClose={() => setTyped('')}
    >
      <Spotlight.Search
        placeholder={w('palette_hint')}
        aria-label={w('palette')}
        leftSection={<Icon name="search" />}
        onKeyDownCapture={onEnter}
      />
      <Spotlight.ActionsList aria-label={w('palette_results')}>
        {recent.length > 0 && (
          <Spotlight.ActionsGroup label={w('palette_recent')}>
            {recent.slice(0, text ? 5 : 6).map((place) => (
              <Place key={place.id} place={place} go={go} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {records.length > 0 && (
          <Spotlight.ActionsGroup label={w('palette_found')}>
            {records.map((place) => (
              <Place key={place.id} place={place} go={go} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {here.length > 0 && (
          <Spotlight.ActionsGroup label={w('palette_here')}>
            {here.map((command) => (
              <Doing key={command.name} command={command} go={go} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {doable.length > 0 && (
          <Spotlight.ActionsGroup label={w('palette_do')}>
            {doable.slice(0, 12).map((command) => (
              <Doing key={command.name} command={command} go={go} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {isEmpty && (
          <Spotlight.Empty>{isLooking ? w('searching') : w('palette_nothing', { text })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Place({ place, go }: { place: Found; go: (to: string) => void }) {
  return (
    <Spotlight.Action onClick={() => go(place.to)}>
      <span className={classes.action}>
        <Icon name={place.icon ?? 'file'} />
        <span className="cut">{place.title}</span>
        {place.sub && <span className={classes.sub}>{place.sub}</span>}
      </span>
    </Spotlight.Action>
  )
}

function Doing({ command, go }: { command: Command; go: (to: string) => void }) {
  const act = () => {
    if (command.to) go(command.to)
    command.run?.()
  }
  return (
    <Spotlight.Action onClick={act}>
      <span className={classes.action}>
        <Icon name={command.icon ?? (command.creates ? 'plus' : 'arrow')} />
        <span className="cut">{command.title()}</span>
        {command.keys && (
          <span className={classes.sub}>
            <Kbd keys={command.keys} />
          </span>
        )}
      </span>
    </Spotlight.Action>
  )
}
