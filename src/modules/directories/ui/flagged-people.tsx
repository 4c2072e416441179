import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Said } from '#kit/said.tsx'
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
  const why = missing_since === null ? 'disabled' : 'gone'
  const decide = (leave: boolean) => settle.mutate({ id, person_id, leave })
  return (
    <PanelEntry
      icon={<Icon name="warn" />}
      tone="warn"
      title={name}
      sub={since && <Said say={(when) => w(why, { directory, when })} when={<When at={since} />} />}
      actions={
        may && (
          <>
            <Button size="s" aria-label={w('leaves-name', { name })} onClick={() => decide(true)}>
              {w('leaves')}
            </Button>
            <Button size="s" aria-label={w('stays-name', { name })} onClick={() => decide(false)}>
              {w('stays')}
            </Button>
          </>
        )
      }
    />
  )
}
