import { Checkbox, MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Button, CloseButton } from '#kit/button.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayWords } from '#kit/time-words'
import { calendars } from '../contract.ts'
import { HolidayType, type HolidayFeed } from '../schemas.ts'
import { wall } from './draft.ts'
import classes from './holidays.module.css'
import { w } from './words.ts'

type Feed = z.output<typeof HolidayFeed>

interface HolidaysProps {
  feeds: readonly Feed[]
  year: number
  onChange?: ((feeds: Feed[]) => void) | undefined
}

const most = 5

/** Whose public holidays close the calendar, which kinds of them, and which are worked all the same. */
export function Holidays({ feeds, year, onChange }: HolidaysProps) {
  const [adding, setAdding] = useState(false)
  const { data: places } = useAsk(calendars.holidayPlaces, {}, { enabled: onChange !== undefined })
  return (
    <div className="stack wide">
      {feeds.length === 0 && <p className="t3">{w('holidays.none')}</p>}
      {feeds.map((feed, index) => (
        <One
          key={`${feed.country} ${index}`}
          feed={feed}
          year={year}
          onChange={
            onChange && ((next) => onChange(next ? feeds.with(index, next) : feeds.toSpliced(index, 1)))
          }
        />
      ))}
      {onChange && adding && (
        <Select
          label={w('holidays.country')}
          data={places?.countries.map(({ code, name }) => ({ value: code, label: name })) ?? []}
          searchable
          data-autofocus
          autoFocus
          onChange={(country) => {
            setAdding(false)
            if (country)
              onChange([...feeds, { country, state: null, region: null, types: ['public'], skip: [] }])
          }}
        />
      )}
      {onChange && !adding && feeds.length < most && (
        <div>
          <Button size="s" icon="plus" onClick={() => setAdding(true)}>
            {w('holidays.add')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface OneProps {
  feed: Feed
  year: number
  onChange: ((next: Feed | undefined) => void) | undefined
}

const options = (places: readonly { code: string; name: string }[]) =>
  places.map(({ code, name }) => ({ value: code, label: name }))
const isType = (value: string): value is HolidayType => HolidayType.safeParse(value).success

type Places = Reply<typeof calendars.holidayPlaces> | undefined

/** Country, state and region as people call them. */
function placeName({ country, state, region }: Feed, places: Places): string {
  const find = (all: readonly { code: string; name: string }[] = [], wanted: string | null) =>
    all.find(({ code }) => code === wanted)?.name
  return [
    find(places?.countries, country) ?? country,
    find(places?.states, state),
    find(places?.regions, region),
  ]
    .filter(Boolean)
    .join(', ')
}

function One({ feed, year, onChange }: OneProps) {
  const { country, state } = feed
  const { data: places } = useAsk(
    calendars.holidayPlaces,
    { country, ...(state !== null && { state }) },
    { keep: true },
  )
  const name = placeName(feed, places)
  return (
    <section className={classes.feed} aria-label={name}>
      <div className="row">
        <b className="grow">{name}</b>
        {onChange && (
          <CloseButton label={w('holidays.remove', { place: name })} onClick={() => onChange(undefined)} />
        )}
      </div>
      {onChange && <Choices feed={feed} places={places} onChange={onChange} />}
      <Days feed={feed} year={year} onChange={onChange} />
    </section>
  )
}

interface ChoicesProps {
  feed: Feed
  places: Places
  onChange: (next: Feed) => void
}

function Choices({ feed, places, onChange }: ChoicesProps) {
  const { states = [], regions = [] } = places ?? {}
  return (
    <div className={classes.choices}>
      {states.length > 0 && (
        <Select
          label={w('holidays.state')}
          placeholder={w('holidays.all')}
          data={options(states)}
          value={feed.state}
          clearable
          searchable
          onChange={(state) => onChange({ ...feed, state, region: null })}
        />
      )}
      {regions.length > 0 && (
        <Select
          label={w('holidays.region')}
          placeholder={w('holidays.all-state')}
          data={options(regions)}
          value={feed.region}
          clearable
          onChange={(region) => onChange({ ...feed, region })}
        />
      )}
      <MultiSelect
        label={w('holidays.types')}
        data={HolidayType.options.map((value) => ({ value, label: w(`type.${value}`) }))}
        value={feed.types}
        onChange={(next) => next.length > 0 && onChange({ ...feed, types: next.filter(isType) })}
      />
    </div>
  )
}

/** The feed's days of one year: those that close, those that are worked all the same, those that are only known. */
function Days({ feed, year, onChange }: OneProps) {
  const { language } = useReader()
  const { country, state, region, types, skip } = feed
  const { data } = useAsk(
    calendars.holidays,
    { country, year, ...(state !== null && { state }), ...(region !== null && { region }) },
    { keep: true },
  )
  if (!data) return null
  const closing = data.items.filter(({ type, name }) => types.includes(type) && !skip.includes(name))
  return (
    <details className={classes.days}>
      <summary>
        {w('holidays.of', { year, n: new Set(closing.map(({ date }) => date)).size })}{' '}
        {onChange && <span className="t3">{w('holidays.works')}</span>}
      </summary>
      <ul>
        {data.items.map(({ date, name, type, from }) => {
          const counts = types.includes(type)
          return (
            <li key={`${date} ${name}`} className="row">
              <Checkbox
                aria-label={w('holidays.closes', { name })}
                checked={counts && !skip.includes(name)}
                disabled={!counts || !onChange}
                onChange={(event) =>
                  onChange?.({
                    ...feed,
                    skip: event.currentTarget.checked ? skip.filter((one) => one !== name) : [...skip, name],
                  })
                }
              />
              <span className={counts ? 'grow cut' : 'grow cut t3'}>{name}</span>
              <span className="t3 f12 nw">
                {from === null ? w(`kind.${type}`) : w('from-minute', { time: wall(from) })}
              </span>
              <span className="t2 f12 nw num">{dayWords(date, language)}</span>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
