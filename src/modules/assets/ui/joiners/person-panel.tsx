import { useAsk } from '#kit/api'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel as Box, PanelBody } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import type { JoinerView } from '../../joiners/contract.ts'
import { w } from './words.ts'

/** What was put together for somebody's first day; shown on the person's own page while it is ahead or just past. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(assets.joiner, { id }, { kinds: ['person', 'asset'] })
  if (!data?.prepared) return null
  const { starts_on, due_on, kits, picks, short, licences, work, purchase } = data.prepared
  return (
    <Box title={w('title', { kits: kits.join(', ') })} end={<Opened work={work} purchase={purchase} />}>
      <PanelBody>
        <PropsList>
          <Prop title={w('starts')}>
            <When at={starts_on} />
          </Prop>
          <Prop title={w('due')}>
            <When at={due_on} />
          </Prop>
          {picks.length > 0 && (
            <Prop title={w('there')}>
              {picks.map(({ key, name, tag, quantity, booked }) => (
                <div key={key}>
                  <Link to={`/assets/${key}`}>
                    {quantity > 1 ? w('few', { n: quantity, title: name }) : name}
                  </Link>{' '}
                  <span className="t3">{[tag, booked && w('booked')].filter(Boolean).join(' · ')}</span>
                </div>
              ))}
            </Prop>
          )}
          {short.length > 0 && (
            <Prop title={w('short')}>
              {short.map(({ title, missing }) => (
                <div key={title}>
                  <Mark tone="warn">{w('few', { n: missing, title })}</Mark>
                </div>
              ))}
            </Prop>
          )}
          {licences.length > 0 && (
            <Prop title={w('licences')}>
              {licences.map(({ key, title }) => (
                <div key={key}>
                  <Link to={`/software/${key}`}>{title}</Link>
                </div>
              ))}
            </Prop>
          )}
        </PropsList>
      </PanelBody>
    </Box>
  )
}

function Opened({ work, purchase }: Pick<JoinerView, 'work' | 'purchase'>) {
  return (
    <span className="row">
      {work && (
        <Link to={`/go/${work.key}`}>
          <Icon name="inbox" size="s" /> {work.key}
        </Link>
      )}
      {purchase && (
        <Link to={`/go/${purchase.key}`}>
          <Icon name="box" size="s" /> {purchase.key}
        </Link>
      )}
    </span>
  )
}
