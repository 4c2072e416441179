import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Button } from '#kit/button.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import type { Reply } from '#lib/contract'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { refusedUnless } from '#facets/pages/ui/writable'
import { places } from '../contract.ts'
import { planProblem } from '../policy.ts'
import { PlaceSide } from './place-side.tsx'
import { levelIcons, levelWord } from './place-words.tsx'
import { w } from './words.ts'

export type Place = Reply<typeof places.get>

/** One place: what lies within, who is there, what happened; beside it the facts, edited where they stand. */
export const Screen = () => (
  <OneRecord by={places.get} kinds={['place']}>
    {(place) => <Shown place={place} />}
  </OneRecord>
)

function Shown({ place }: { place: Place }) {
  const save = useCommand(places.save, { form: underField })
  const archive = useCommand(places.archive)
  const around = place.trail.slice(0, -1)
  const deeds: Action[] = place.can.manage
    ? [
        { name: 'add', title: w('new'), icon: 'plus', to: `/places/new?within=${place.id}` },
        { ...archiving(place, archive), rare: false },
      ]
    : []
  const actions: Action[] = [
    ...(planProblem(place.level) === null && (place.has_plan || place.can.manage)
      ? [{ name: 'plan', title: w('plan'), icon: 'columns' as const, to: `/places/${place.key}/plan` }]
      : []),
    ...deeds,
  ]
  return (
    <RecordPage
      id={place.id}
      recordKey={place.key}
      title={place.name}
      heading={
        <NameInPlace
          schema={places.save.input}
          of={place}
          refused={refusedUnless(place.can.manage)}
          save={save.mutateAsync}
        />
      }
      to={`/places/${place.key}`}
      icon={levelIcons[place.level]}
      crumbs={[
        { title: w('places'), to: '/places' },
        ...around.map(({ key, name }) => ({ title: name, to: `/places/${key}` })),
      ]}
      facts={
        <>
          <Pill icon={levelIcons[place.level]}>{levelWord(place.level)}</Pill>
          {place.code && <span className="t2 b">{place.code}</span>}
          {place.archived && <Pill icon="archive">{w('archived')}</Pill>}
        </>
      }
      actions={actions}
      side={<PlaceSide place={place} />}
    >
      <RecordBody id={place.id} kind="place">
        <Parts place={place} />
      </RecordBody>
    </RecordPage>
  )
}

function Parts({ place: { id, name, parts, can } }: { place: Place }) {
  return (
    <Panel
      title={parts.length === 0 ? w('parts.none', { name }) : w('parts.some', { n: parts.length, name })}
      {...(can.manage && {
        end: (
          <Button size="s" icon="plus" to={`/places/new?within=${id}`}>
            {w('new')}
          </Button>
        ),
      })}
    >
      {parts.length > 0 && (
        <PanelList>
          {parts.map((part) => (
            <PanelRow key={part.id}>
              <Icon name={levelIcons[part.level]} size="s" />
              <Link to={`/places/${part.key}`}>{part.name}</Link>
              <span className="t3 f12 grow">{part.code}</span>
              <span className="t3 f12 nw">{levelWord(part.level)}</span>
              <span className="t3 f12 nw num">{w('parts', { n: part.parts })}</span>
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Panel>
  )
}
