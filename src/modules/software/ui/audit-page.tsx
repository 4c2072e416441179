import { useAsk } from '#kit/api'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Page } from '#kit/page.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { When } from '#kit/when.tsx'
import { software } from '../contract.ts'
import { w as said } from '../words.ts'
import { useSaid } from './product-words.tsx'
import { w } from './words.ts'

/** One frozen pack: what it says of each product, who froze it, and its hash. */
export function Screen() {
  const id = useParam('id')
  const { day, money } = useSaid()
  const { data, error } = useAsk(software.audit, { id })
  if (error) return <PageFault error={error} />
  if (!data) return <Skeleton shape="rows" />
  const { vendor, as_of, made_at, made_by, sha256, installs, short, of } = data
  return (
    <Page
      title={w('audit.of', { vendor: vendor.name, day: day(as_of) })}
      crumbs={[
        { title: w('title'), to: '/software' },
        { title: w('audits'), to: '/software/audits' },
      ]}
      actions={
        <a href={`/api/software/audits/${id}/file`} download className="row">
          <Icon name="download" />
          {w('audit.file')}
        </a>
      }
    >
      <div className="stack wide">
        <Panel>
          <PanelBody>
            <PropsList>
              <Prop title={said('vendor')}>
                <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>
              </Prop>
              <Prop title={w('audit.by', { name: made_by })}>
                <When at={made_at} />
              </Prop>
              <Prop title={w('hash')}>
                <span className="mono f12">{sha256}</span>
              </Prop>
            </PropsList>
          </PanelBody>
        </Panel>
        <Panel title={w('audit.missing', { n: short, installs })}>
          <PanelList>
            {of.map(({ key, name, licensing, counts }) => (
              <PanelRow key={key}>
                <span className="cut grow">
                  <Link to={`/software/${key}`}>{name}</Link>
                </span>
                <span className="num f12 t2 nw">
                  {w('position.devices', { n: counts.installed })} ·{' '}
                  {w('position.owned', { n: counts.owned })}
                </span>
                {licensing === 'free' ? (
                  <Mark>{said('licensing.free')}</Mark>
                ) : counts.short > 0 ? (
                  <Mark tone="bad">
                    {w('missing', { n: counts.short })}
                    {counts.risk !== null && `, ${money(counts.risk)}`}
                  </Mark>
                ) : (
                  <Mark tone="good">{w('even')}</Mark>
                )}
              </PanelRow>
            ))}
          </PanelList>
        </Panel>
      </div>
    </Page>
  )
}
