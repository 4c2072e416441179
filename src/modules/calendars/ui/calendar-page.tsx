import { Select, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { calendarProblems } from '#lib/time/calendar-problems'
import type { Values } from '#lib/three-way'
import { unitsOf } from '#lib/time/durations'
import { say } from '#lib/words'
import type { Reply } from '#lib/contract'
import { ask, useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { zoneChoices } from '#kit/form/choices'
import { tooLong } from '#kit/form/issues'
import { useMeanwhile } from '#kit/form/use-meanwhile'
import { PageFault } from '#kit/page-fault.tsx'
import { Page } from '#kit/page.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { useNow } from '#kit/reader.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam, useSearchState } from '#kit/url'
import { WhatIfPanel } from '#facets/clocks/ui/what-if-panel.tsx'
import { History } from '#facets/history/ui/history.tsx'
import { calendars } from '../contract.ts'
import { CalendarDraft, type Definition } from '../schemas.ts'
import classes from './calendar-page.module.css'
import { hoursOf, minutesOf } from './draft.ts'
import { Holidays } from './holidays.tsx'
import { Keep } from './keep.tsx'
import { OwnDays } from './own-days.tsx'
import { TryOut } from './try-out.tsx'
import { Versions } from './versions.tsx'
import { WeekGrid } from './week-grid.tsx'
import { WeekRows } from './week-rows.tsx'
import { w } from './words.ts'
import { Soon, Year } from './year.tsx'

type Calendar = Reply<typeof calendars.get>
type Draft = z.output<typeof Definition>

/** One calendar: its hours, holidays and days, edited as a whole and kept as a new version. */
export function Screen() {
  const key = useParam('key')
  const [{ version }] = useSearchState()
  const { data, error, refetch } = useAsk(
    calendars.get,
    { id: key, ...(version !== undefined && { version: Number(version) }) },
    { kinds: ['calendar'] },
  )
  if (error && !data) return <PageFault error={error} onAgain={() => void refetch()} />
  if (!data) return <Skeleton shape="form" />
  const newest = data.versions[0]?.version === data.version
  // Another version begins anew; what somebody else saves meanwhile is brought together with what is typed.
  return <Editor key={newest ? data.id : data.version_id} calendar={data} isOld={!newest} />
}

function Editor({ calendar, isOld }: { calendar: Calendar; isOld: boolean }) {
  const now = useNow()
  const today = new Date(now).toISOString().slice(0, 10)
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const [name, setName] = useState(calendar.name)
  const [draft, setDraft] = useState<Draft>(calendar.definition)
  const edits = calendar.can_manage && !calendar.archived && !isOld
  const change = edits ? (part: Partial<Draft>) => setDraft({ ...draft, ...part }) : undefined
  const save = useCommand(calendars.save, {
    done: ({ version }) => (version === calendar.version ? w('saved.name') : w('saved', { n: version })),
    touches: ['clocks', 'desk'],
    form: { refuse: (refused) => meanwhile.heard(refused) },
    after: (_, { id: _id, version: _version, ...sent }) => meanwhile.saved(sent),
  })
  const send = (all: Values, version = calendar.version) => {
    const { name: called, ...hours } = CalendarDraft.parse(all)
    const isRenamed = called !== meanwhile.base.values['name']
    save.mutate({ id: calendar.id, version, ...hours, ...(isRenamed && { name: called }) })
  }
  const meanwhile = useMeanwhile({
    now: { values: { name: calendar.name, ...calendar.definition }, version: calendar.version },
    values: { name, ...draft },
    put: (merged) => {
      const { name: called, ...hours } = CalendarDraft.parse(merged)
      setName(called)
      setDraft(hours)
    },
    again: send,
  })
  const otherHours = JSON.stringify(draft) !== JSON.stringify(calendar.definition)
  return (
    <Page
      title={calendar.name}
      crumbs={[{ title: w('calendars'), to: '/calendars' }]}
      sub={<State calendar={calendar} unsaved={otherHours} />}
      actions={<Actions calendar={calendar} />}
    >
      {isOld && (
        <Callout
          tone="info"
          actions={
            <Button size="s" to={`/calendars/${calendar.key}`}>
              {w('versions.current')}
            </Button>
          }
        >
          {w('versions.old', { n: calendar.version })}
        </Callout>
      )}
      <div className={classes.columns}>
        <div className="stack wide">
          <Basics name={name} draft={draft} onName={edits ? setName : undefined} onChange={change} />
          {!draft.always && <Hours draft={draft} year={year} onChange={change} />}
          <Panel title={w('story')}>
            <PanelBody>
              <History id={calendar.id} kind="calendar" />
            </PanelBody>
          </Panel>
        </div>
        <div className="stack wide">
          {edits && otherHours && <LastDays id={calendar.id} draft={draft} />}
          <Soon definition={draft} today={today} />
          <Year definition={draft} year={year} onYear={setYear} />
          {!isOld && (
            <TryOut id={calendar.id} version={calendar.version} units={unitsOf(calendar.definition)} />
          )}
          <Versions calendar={calendar} />
        </div>
      </div>
      {edits && (otherHours || name !== calendar.name) && (
        <Keep
          calendar={calendar}
          name={name}
          draft={draft}
          otherHours={otherHours}
          isSaving={save.isPending}
          meanwhile={meanwhile}
          onSave={() => send({ name, ...draft }, meanwhile.base.version)}
          onDiscard={() => {
            meanwhile.forget()
            setName(calendar.name)
            setDraft(calendar.definition)
          }}
        />
      )}
    </Page>
  )
}

/** The promises of the last 90 days in these hours, before they are kept. */
function LastDays({ id, draft }: { id: string; draft: Draft }) {
  const isRight = calendarProblems({ ...draft, name: '' }).length === 0
  return (
    <WhatIfPanel
      path={calendars.whatIf.path}
      change={isRight ? draft : undefined}
      ask={(definition, after, signal) => ask(calendars.whatIf, { id, definition, after }, signal)}
    />
  )
}

function State({ calendar, unsaved }: { calendar: Calendar; unsaved: boolean }) {
  return (
    <span className="row wrap">
      <span className="t3">{calendar.key}</span>
      <Pill icon="history">{w('version', { n: calendar.version })}</Pill>
      {calendar.is_default && <Pill>{w('default')}</Pill>}
      {calendar.archived && <Pill icon="archive">{w('archived')}</Pill>}
      {unsaved && <Pill tone="warn">{w('unsaved')}</Pill>}
    </span>
  )
}

function Actions({ calendar }: { calendar: Calendar }) {
  const makeDefault = useCommand(calendars.makeDefault, { done: w('made-default', { name: calendar.name }) })
  const archive = useCommand(calendars.archive)
  if (!calendar.can_manage) return null
  return (
    <>
      {!calendar.is_default && !calendar.archived && (
        <Button
          icon="star"
          busy={makeDefault.isPending}
          onClick={() => makeDefault.mutate({ id: calendar.id })}
        >
          {w('make-default')}
        </Button>
      )}
      {!calendar.is_default && (
        <Button
          icon={calendar.archived ? 'undo' : 'archive'}
          busy={archive.isPending}
          onClick={() => archive.mutate({ id: calendar.id, archived: !calendar.archived })}
        >
          {w(calendar.archived ? 'restore' : 'archive')}
        </Button>
      )}
    </>
  )
}

interface PartProps {
  draft: Draft
  onChange: ((part: Partial<Draft>) => void) | undefined
}

function Basics({
  name,
  draft,
  onName,
  onChange,
}: PartProps & { name: string; onName: ((name: string) => void) | undefined }) {
  const zones = zoneChoices().map(({ value, title }) => ({ value, label: title }))
  return (
    <Panel>
      <PanelBody>
        <div className={classes.basics}>
          <TextInput
            label={w('name')}
            value={name}
            error={tooLong(CalendarDraft.shape.name, name)}
            readOnly={!onName}
            onChange={(event) => onName?.(event.currentTarget.value)}
          />
          <Select
            label={w('zone')}
            data={zones}
            value={draft.zone}
            searchable
            allowDeselect={false}
            readOnly={!onChange}
            onChange={(zone) => zone && onChange?.({ zone })}
          />
          <Switch
            label={w('always.label')}
            checked={draft.always}
            disabled={!onChange}
            onChange={(event) =>
              onChange?.(
                event.currentTarget.checked
                  ? { always: true, weekly: [], holidays: [], days: [] }
                  : { always: false },
              )
            }
          />
        </div>
      </PanelBody>
    </Panel>
  )
}

function Hours({ draft, year, onChange }: PartProps & { year: number }) {
  const change = onChange && ((weekly: Draft['weekly']) => onChange({ weekly }))
  return (
    <>
      <Panel title={w('week')} end={w('week.sum', { hours: hoursOf(minutesOf(draft.weekly)) })}>
        <PanelBody>
          <WeekGrid weekly={draft.weekly} onChange={change} />
          <WeekRows weekly={draft.weekly} onChange={change} />
          {change && <Problems draft={draft} />}
        </PanelBody>
      </Panel>
      <Panel title={w('holidays')}>
        <PanelBody>
          <Holidays
            feeds={draft.holidays}
            year={year}
            onChange={onChange && ((holidays) => onChange({ holidays }))}
          />
        </PanelBody>
      </Panel>
      <Panel title={w('own-days')}>
        <PanelBody>
          <OwnDays days={draft.days} onChange={onChange && ((days) => onChange({ days }))} />
        </PanelBody>
      </Panel>
    </>
  )
}

/** What would be refused, said while one draws and types. */
function Problems({ draft }: { draft: Draft }) {
  const problems = calendarProblems({ ...draft, name: '' })
  if (problems.length === 0) return null
  return (
    <Callout tone="warn" title={w('problem')} alert>
      {problems.map(({ path, sentence }) => (
        <div key={path.join('.')}>{say(sentence)}</div>
      ))}
    </Callout>
  )
}
