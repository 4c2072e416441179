import { Button, IconButton } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { RecordPanels } from '#kit/record/panels.tsx'
import type { FloorPlan } from '../plan-schemas.ts'
import type { Pin } from './plan-pin.tsx'
import { levelIcons, levelWord } from './place-words.tsx'
import classes from './plan.module.css'
import { w } from './words.ts'

type Within = FloorPlan['loose'][number]

/** What a pin leads to: the place, who is there, and whatever other rooms show of it. */
export function PinCard({ pin, onRemove }: { pin: Pin; onRemove?: (() => void) | undefined }) {
  return (
    <>
      <Panel title={pin.name} end={<Link to={`/places/${pin.key}`}>{w('plan.open', { key: pin.key })}</Link>}>
        <PanelBody>
          <p className="t2">{[levelWord(pin.level), pin.code, pin.trail].filter(Boolean).join(' · ')}</p>
          {onRemove && (
            <Button size="s" icon="close" onClick={onRemove}>
              {w('plan.take-off')}
            </Button>
          )}
        </PanelBody>
      </Panel>
      <RecordPanels kind="place" id={pin.id} />
    </>
  )
}

interface PinListProps {
  pins: readonly Pin[]
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** The plan in words: everything that is pinned on it. */
export function PinList({ pins, chosen, onChoose }: PinListProps) {
  return (
    <Panel title={w('plan.pins', { n: pins.length })}>
      {pins.length > 0 && (
        <PanelList>
          {pins.map((pin) => (
            <PanelRow key={pin.id}>
              <Icon name={levelIcons[pin.level]} size="s" />
              <button
                type="button"
                className={classes.choose}
                aria-pressed={pin.id === chosen}
                onClick={() => onChoose(pin.id)}
              >
                {pin.name}
              </button>
              <span className="t3 f12 cut">{pin.code || pin.trail}</span>
              <IconButton icon="right" label={w('plan.go', { name: pin.name })} to={`/places/${pin.key}`} />
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Panel>
  )
}

/** What lies within and is not on the plan yet. */
export function LooseList({ loose, onPut }: { loose: readonly Within[]; onPut: (place: Within) => void }) {
  return (
    <Panel title={w('plan.loose', { n: loose.length })} sub={w('plan.loose-text')}>
      {loose.length > 0 && (
        <PanelList>
          {loose.map((place) => (
            <PanelRow key={place.id}>
              <Icon name={levelIcons[place.level]} size="s" />
              <span className="grow cut">{place.name}</span>
              <span className="t3 f12 cut">{place.code || place.trail}</span>
              <Button size="s" aria-label={w('plan.put', { name: place.name })} onClick={() => onPut(place)}>
                {w('plan.put-short')}
              </Button>
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Panel>
  )
}
