import { Administration } from '#kit/administration.tsx'
import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { work } from '../contract.ts'
import { Picture } from './picture.tsx'
import { w } from './words.ts'

/** The workflow of each kind of work, as a picture. */
export function Screen() {
  const { data, error } = useAsk(work.workflows, {})
  return (
    <Administration current="workflows" text={w('workflows-text')}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      <div className="stack wide">
        {data?.items.map(({ kind, kind_title, definition, version, created_by }) => (
          <Panel
            key={kind}
            title={<Link to={`/admin/workflows/${kind}`}>{kind_title}</Link>}
            end={created_by ? w('version-by', { n: version, name: created_by.name }) : w('usual')}
          >
            <PanelBody>
              <Picture flow={definition} />
            </PanelBody>
          </Panel>
        ))}
      </div>
    </Administration>
  )
}
