import { FileButton } from '@mantine/core'
import { useId, useRef, useState, type ReactNode } from 'react'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Empty } from '#kit/empty.tsx'
import { Page } from '#kit/page.tsx'
import { useSearchState } from '#kit/url'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { places } from '../contract.ts'
import type { FloorPlan } from '../plan-schemas.ts'
import { LooseList, PinCard, PinList } from './plan-list.tsx'
import { PlanStage } from './plan-stage.tsx'
import classes from './plan.module.css'
import { usePlan } from './use-plan.ts'
import { useZoom } from './use-zoom.ts'
import { w } from './words.ts'
import { onPicture, type Point } from './zoom.ts'

/** The floor plan of a place, with what lies within pinned on it. */
export const Screen = () => (
  <OneRecord by={places.plan} kinds={['place']}>
    {(plan) => <Shown plan={plan} />}
  </OneRecord>
)

type Deeds = ReturnType<typeof usePlan>

function Shown({ plan }: { plan: FloorPlan }) {
  const { place, file, can } = plan
  const deeds = usePlan(plan)
  const [arranges, setArranges] = useState(false)
  const isEditing = arranges && can.manage && file !== null
  return (
    <Page
      title={w('plan.title', { name: place.name })}
      crumbs={[
        { title: w('places'), to: '/places' },
        { title: place.name, to: `/places/${place.key}` },
      ]}
      actions={
        can.manage &&
        file && (
          <>
            <Button
              icon={isEditing ? 'check' : 'edit'}
              kind={isEditing ? 'primary' : 'plain'}
              onClick={() => setArranges(!isEditing)}
            >
              {w(isEditing ? 'plan.arranged' : 'plan.arrange')}
            </Button>
            <Bring deeds={deeds}>{w('plan.other')}</Bring>
            <Button kind="quiet" onClick={() => void deeds.takeDown().catch(() => {})}>
              {w('plan.down')}
            </Button>
          </>
        )
      }
    >
      {file ? (
        <Drawn plan={plan} url={`/api/files/${file.id}/content`} deeds={isEditing ? deeds : undefined} />
      ) : (
        <Empty
          title={w('plan.none', { name: place.name })}
          text={w('plan.none-text')}
          {...(can.manage && {
            doors: [
              {
                title: w('plan.up'),
                text: w('plan.up-text'),
                action: <Bring deeds={deeds}>{w('plan.choose')}</Bring>,
              },
            ],
          })}
        />
      )}
    </Page>
  )
}

const Bring = ({ deeds, children }: { deeds: Deeds; children: ReactNode }) => (
  <FileButton
    accept="image/png,image/jpeg,image/webp"
    onChange={(picture) => picture && void deeds.bring(picture)}
  >
    {(props) => (
      <Button icon="upload" busy={deeds.isBringing} {...props}>
        {children}
      </Button>
    )}
  </FileButton>
)

interface DrawnProps {
  plan: FloorPlan
  url: string
  /** Only while pins are being arranged. */
  deeds: Deeds | undefined
}

function Drawn({ plan: { place, file, pins, loose }, url, deeds }: DrawnProps) {
  const [search, set] = useSearchState()
  const zoom = useZoom()
  const hint = useId()
  const sheet = useRef<HTMLDivElement>(null)
  const chosen = pins.find(({ key }) => key === search['pin'])
  const choose = (id: string | undefined) => set({ pin: pins.find((one) => one.id === id)?.key })
  const put = async (one: FloorPlan['loose'][number]) => {
    await deeds?.put(one, seenMiddle(zoom.window.current, sheet.current))
    set({ pin: one.key })
  }
  const takeOff = deeds && ((pin: FloorPlan['pins'][number]) => void deeds.takeOff(pin).catch(() => {}))
  return (
    <>
      {file?.kept && <Callout tone="warn">{file.kept}</Callout>}
      {deeds && (
        <p className="t2" id={hint}>
          {w('plan.how')}
        </p>
      )}
      <div className={classes.columns}>
        <PlanStage
          name={place.name}
          url={url}
          pins={pins}
          hint={hint}
          zoom={zoom}
          sheet={sheet}
          chosen={chosen?.id}
          onChoose={choose}
          onMove={deeds?.move}
          onRemove={takeOff}
        />
        <div className="stack wide">
          {chosen && <PinCard pin={chosen} onRemove={takeOff && (() => takeOff(chosen))} />}
          <PinList pins={pins} chosen={chosen?.id} onChoose={choose} />
          {deeds && <LooseList loose={loose} onPut={(one) => void put(one).catch(() => {})} />}
        </div>
      </div>
    </>
  )
}

/** The spot of the picture that lies in the middle of what is seen of it. */
function seenMiddle(window: Element | null, sheet: Element | null): Point {
  const [seen, all] = [window?.getBoundingClientRect(), sheet?.getBoundingClientRect()]
  if (!seen || !all) return { x: 0.5, y: 0.5 }
  const high = Math.min(seen.bottom, all.bottom) - Math.max(seen.top, all.top)
  return onPicture({
    x: (seen.left + seen.width / 2 - all.left) / all.width,
    y: (Math.max(seen.top, all.top) + high / 2 - all.top) / all.height,
  })
}
