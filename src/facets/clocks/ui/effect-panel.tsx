import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { ask } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import type { Refused } from '#kit/refused'
import { Skeleton } from '#kit/skeleton.tsx'
import { When } from '#kit/when.tsx'
import { clocks, type Effect } from '../contract.ts'
import type { PolicyDefinition } from '../schemas.ts'
import { clockTitle } from './clock-facts.ts'
import classes from './policy-form.module.css'
import { w } from './words.ts'

const pauseMs = 500

/** What the promise as it is typed would do to the clocks that are open now; nothing is changed by looking. */
export function EffectPanel({
  id,
  definition,
}: {
  id: string | undefined
  definition: PolicyDefinition | undefined
}) {
  const [settled] = useDebouncedValue(definition, pauseMs)
  const { data, error } = useQuery<Effect, Refused>({
    queryKey: [clocks.previewPolicy.path, id, settled],
    queryFn: ({ signal }) =>
      ask(
        clocks.previewPolicy,
        { ...(id !== undefined && { id }), definition: settled as PolicyDefinition },
        signal,
      ),
    enabled: settled !== undefined,
    placeholderData: (before) => before,
  })
  return (
    <Panel title={w('effect')}>
      {definition === undefined && <PanelBody>{<p className="t2">{w('effect-waits')}</p>}</PanelBody>}
      {definition !== undefined && error && (
        <PanelBody>
          <Mark tone="bad">{error.message}</Mark>
        </PanelBody>
      )}
      {definition !== undefined && !error && !data && <Skeleton shape="text" />}
      {definition !== undefined && !error && data && <Told effect={data} />}
    </Panel>
  )
}

function Told({ effect }: { effect: Effect }) {
  const { clocks: n, changed, later, sooner, late, more, examples } = effect
  const sentence =
    n === 0
      ? w('effect-nothing-open')
      : changed === 0
        ? w('effect-none', { n })
        : w('effect-some', { changed, later, sooner })
  return (
    <>
      <PanelBody>
        <p>{sentence}</p>
        {late > 0 && <Mark tone="bad">{w('effect-late', { late })}</Mark>}
        {more && <p className="t3 f12">{w('effect-more', { n })}</p>}
      </PanelBody>
      {examples.length > 0 && (
        <PanelList>
          {examples.map(({ record, metric, before, after, late: isLate }) => (
            <PanelRow key={`${record.id} ${metric}`} roomy>
              <div className={classes.example}>
                <Link to={`/go/${record.key}`} className="cut">
                  {record.key} · {record.title}
                </Link>
                <span className="f12 t2">
                  {clockTitle(metric)}: <Due at={before} /> → <Due at={after} />
                </span>
                {isLate && <Mark tone="bad">{w('effect-now-late')}</Mark>}
              </div>
            </PanelRow>
          ))}
        </PanelList>
      )}
    </>
  )
}

const Due = ({ at }: { at: string | null }) => (at === null ? w('effect-never') : <When at={at} />)
