import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { w as room } from '../../ui/words.ts'
import { assessing } from '../contract.ts'
import { w as said } from '../words.ts'
import { w } from './words.ts'

/** What vendors can be asked. */
export function Screen() {
  const { data, error, refetch } = useAsk(
    assessing.questionnaires,
    { archived: true },
    { kinds: ['questionnaire', 'assessment'] },
  )
  const writes = useMay()('vendors.write')
  if (error && !data) return <PageFault error={error} onAgain={() => void refetch()} />
  return (
    <Page
      title={w('questionnaires')}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('assessments'), to: '/vendors/assessments' },
      ]}
      actions={
        writes && (
          <Button kind="primary" icon="plus" to="/vendors/questionnaires/new">
            {w('q.new')}
          </Button>
        )
      }
    >
      {!data && <Skeleton shape="rows" />}
      {data?.items.length === 0 && <Empty title={w('q.none')} text={w('q.none-text')} />}
      {data && data.items.length > 0 && (
        <div className="stack wide">
          <p className="t2">{w('q.text')}</p>
          <Panel>
            <PanelList>
              {data.items.map((one) => (
                <PanelEntry
                  key={one.id}
                  icon={<Icon name="list" />}
                  title={<Link to={`/vendors/questionnaires/${one.key}`}>{one.name}</Link>}
                  state={
                    one.archived ? <Pill icon="archive">{w('archived')}</Pill> : said(`topic.${one.topic}`)
                  }
                  sub={[
                    w('questions.n', { n: one.questions }),
                    w('list.edition', { n: one.edition }),
                    w('used.n', { n: one.assessments }),
                  ].join(', ')}
                />
              ))}
            </PanelList>
          </Panel>
        </div>
      )}
    </Page>
  )
}
