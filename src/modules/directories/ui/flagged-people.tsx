import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { directories } from '../contract.ts'
import type { OneFlagged } from './directories.tsx'
import { w } from './words.ts'

/** Who is gone from a directory: somebody decides, nothing happens by itself. */
export const FlaggedPeople = ({ people, may }: { people: readonly OneFlagged[]; may: boolean }) => (
  <Panel title={w('flagged-title', { n: people.length })} sub={w('flagged-text')}>
    <PanelList>
      {people.map((person) => (
        <Flagged key={`${person.directory_id} ${person.person_id}`} person={person} may={may} />
      ))}
    </PanelList>
  </Panel>
)

function Flagged({ person, may }: { person: OneFlagged; may: boolean }) {
  const { directory_id: id, person_id, name, directory, missing_since, disabled_since } = person
  const settle = useCommand(directories.settle, {
    done: (_, { leave }) => (leave ? w('left', { name }) : w('stayed', { name })),
    touches: ['people', 'identity'],
  })
  const since = missing_since ?? disabled_since
  const [before = '', after = ''] = w(missing_since === null ? 'disabled' : 'gone', {
    directory,
    when: '\n',
  }).split('\n')
  return (
    <PanelRow roomy>
      <span className="warn">
        <Icon name="warn" />
      </span>
      <span className="row wrap grow">
        <span style={{ flex: '1 1 240px' }}>
          <span className="b">{name}</span>
          <br />
          <span className="f12 t2">
            {before}
            {since && <When at={since} />}
            {after}
          </span>
        </span>
        {may && (
          <span className="row">
            <Button
              size="s"
              aria-label={w('leaves-name', { name })}
              onClick={() => settle.mutate({ id, person_id, leave: true })}
            >
              {w('leaves')}
            </Button>
            <Button
              size="s"
              aria-label={w('stays-name', { name })}
              onClick={() => settle.mutate({ id, person_id, leave: false })}
            >
              {w('stays')}
            </Button>
          </span>
        )}
      </span>
    </PanelRow>
  )
}
