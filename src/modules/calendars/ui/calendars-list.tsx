import { Modal } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { Reply } from '#lib/contract'
import { ask, useAsk } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { zoneChoices } from '#kit/form/choices'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { useReader } from '#kit/reader.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useLeadOn } from '#kit/url'
import { calendars } from '../contract.ts'
import { CalendarDraft } from '../schemas.ts'
import classes from './calendars-list.module.css'
import { minutesOf } from './draft.ts'
import { w } from './words.ts'

type Row = Reply<typeof calendars.list>['items'][number]

/** All working calendars of the house. */
export function Screen() {
  const { data } = useAsk(calendars.list, {}, { kinds: ['calendar'] })
  const [creating, setCreating] = useState(false)
  const manages = useMay()('calendars.manage')
  return (
    <Administration
      current="calendars"
      text={w('text')}
      actions={
        manages &&
        data?.items.length !== 0 && (
          <Button kind="primary" icon="plus" onClick={() => setCreating(true)}>
            {w('new')}
          </Button>
        )
      }
    >
      {data?.items.length === 0 && <NoCalendars onCreate={manages ? () => setCreating(true) : undefined} />}
      {data && data.items.length > 0 && (
        <Panel>
          <PanelList>
            {data.items.map((calendar) => (
              <Line key={calendar.id} calendar={calendar} />
            ))}
          </PanelList>
        </Panel>
      )}
      {!data && <Skeleton shape="rows" count={4} />}
      {creating && <Creating onClose={() => setCreating(false)} />}
    </Administration>
  )
}

const NoCalendars = ({ onCreate }: { onCreate: (() => void) | undefined }) => (
  <Empty
    title={w('empty.title')}
    text={w('empty.text')}
    {...(onCreate && {
      doors: [
        {
          title: w('empty.door'),
          text: w('empty.door-text'),
          action: (
            <Button kind="primary" icon="plus" onClick={onCreate}>
              {w('new')}
            </Button>
          ),
        },
      ],
    })}
  />
)

function Line({ calendar }: { calendar: Row }) {
  const { language } = useReader()
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const countries = calendar.countries.map((place) => names.of(place.slice(0, 2)) ?? place)
  const hours = Math.round(minutesOf(calendar.weekly) / 6) / 10
  return (
    <PanelRow roomy>
      <Icon name="calendar" />
      <span className="grow cut">
        <Link to={`/calendars/${calendar.key}`}>{calendar.name}</Link>{' '}
        <span className="t3 f12">{calendar.zone.replaceAll('_', ' ')}</span>
      </span>
      {calendar.is_default && <Pill>{w('default')}</Pill>}
      {calendar.archived && <Pill icon="archive">{w('archived')}</Pill>}
      <span className={`t2 f12 cut ${classes.wide}`}>{[...new Set(countries)].join(', ')}</span>
      <span className="t2 f12 nw num">{calendar.always ? w('always') : w('hours-a-week', { hours })}</span>
      <span className={`t3 f12 nw ${classes.wide}`}>{w('version', { n: calendar.version })}</span>
    </PanelRow>
  )
}

const { name, zone } = CalendarDraft.shape
const NewCalendar = z.object({ name, zone: zone.meta({ title: w('zone'), widget: 'choice' }) })
const officeWeek = [1, 2, 3, 4, 5].map((day) => ({ day, start: 8 * 60, end: 16 * 60 }))

/** Begins with an office week: the rest is drawn on its page. */
function Creating({ onClose }: { onClose: () => void }) {
  const leadOn = useLeadOn()
  const reader = useReader()
  const save = async (draft: z.output<typeof NewCalendar>) => {
    const { key } = await ask(calendars.create, { ...draft, weekly: officeWeek })
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/calendars/${key}`)
  }
  return (
    <Modal opened onClose={onClose} title={w('new')} size={480}>
      <AutoForm
        schema={NewCalendar}
        bare
        initial={{ zone: reader.zone }}
        save={w('new.save')}
        onSave={save}
        onCancel={onClose}
        extras={{ name: { autoFocus: true }, zone: { choices: zoneChoices() } }}
      />
    </Modal>
  )
}
