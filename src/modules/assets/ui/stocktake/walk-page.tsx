import { Select } from '@mantine/core'
import { useAsk } from '#kit/api'
import { Empty } from '#kit/empty.tsx'
import { Link } from '#kit/link.tsx'
import { Page } from '#kit/page.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import type { WalkGroup } from '../../stocktake/schemas.ts'
import { TypeIcon } from '../asset-words.tsx'
import { w as care } from '../care/words.ts'
import { w } from './words.ts'

const levels = [25, 50, 75]
const usual = 50

/** Things of whose place one is not sure, room by room as one walks. */
export function Screen() {
  const [search, set] = useSearchState()
  const below = levels.find((one) => String(one) === search['below']) ?? usual
  const { data, error, refetch } = useAsk(assets.walk, { below }, { kinds: ['asset'], keep: true })
  if (error && !data) return <PageFault error={error} onAgain={() => void refetch()} />
  return (
    <Page
      title={w('walk')}
      heading={data ? w('walk.heading', { n: data.uncertain }) : w('walk')}
      crumbs={[
        { title: care('assets'), to: '/assets' },
        { title: care('stocktakes'), to: '/assets/stocktakes' },
      ]}
      actions={
        <Select
          aria-label={w('walk')}
          allowDeselect={false}
          w={150}
          data={levels.map((n) => ({ value: String(n), label: w('below', { n }) }))}
          value={String(below)}
          onChange={(next) => set({ below: next === String(usual) ? undefined : (next ?? undefined) })}
        />
      }
    >
      {data ? (
        <div className="stack wide">
          <p className="t2">{data.capped ? w('walk.capped') : w('walk.text', { below })}</p>
          {data.groups.length === 0 && <Empty title={w('walk.empty')} text={w('walk.empty-text')} />}
          {data.groups.map((group) => (
            <Group key={group.place.id} group={group} />
          ))}
        </div>
      ) : (
        <Skeleton shape="rows" />
      )}
    </Page>
  )
}

const Group = ({ group: { trail, place, items } }: { group: WalkGroup }) => (
  <Panel title={trail.join(' › ')} end={<Link to={`/places/${place.key}`}>{place.key}</Link>}>
    <PanelList>
      {items.map(({ id, key, name, tag, icon, confidence, last, seen }) => (
        <PanelRow key={id}>
          <TypeIcon name={icon} />
          <Link to={`/assets/${key}`} className="cut">
            {name}
          </Link>
          <span className="t3 f12 nw">{tag || key}</span>
          <span className="grow t2 f12 cut">
            {seen ? (
              <>
                {w('seen-in', { place: seen.place.name })} <When at={seen.at} />
              </>
            ) : last ? (
              <>
                {w(`kind.${last.kind}`)} <When at={last.at} />
              </>
            ) : (
              w('never')
            )}
          </span>
          <span className="num nw">{w('sure', { n: confidence })}</span>
        </PanelRow>
      ))}
    </PanelList>
  </Panel>
)
