import { Checkbox } from '@mantine/core'
import type { Reply } from '#lib/contract'
import { inWords } from '#kit/fields-of'
import { Panel, PanelBody } from '#kit/panel.tsx'
import type { identity } from '../contract.ts'
import classes from './tools.module.css'
import { r } from './roles-words.ts'

interface PermissionChoiceProps {
  permissions: Reply<typeof identity.roles>['permissions']
  chosen: readonly string[]
  error: string | undefined
  onChange: (chosen: string[]) => void
}

type Permission = PermissionChoiceProps['permissions'][number]

const partSaid = (part: Permission['part']) => (part === 'everywhere' ? undefined : r(`part-${part}`))

/** Where the permissions of a room hold, if it is the same for all of them: then it is said once. */
const partOfAll = (some: readonly Permission[]) =>
  some.every(({ part }) => part === some[0]?.part) ? some[0]?.part : undefined

/** What a role may: one sentence each, room by room; what the reader cannot give says why. */
export function PermissionChoice({ permissions, chosen, error, onChange }: PermissionChoiceProps) {
  const rooms = [...Map.groupBy(permissions, ({ room }) => room)].sort(([a], [b]) => a.localeCompare(b))
  const count = (some: readonly { name: string }[]) => some.filter(({ name }) => chosen.includes(name)).length
  return (
    <div data-field="permissions">
      {error && <p className="bad">{error}</p>}
      <div className={classes.columns}>
        {rooms.map(([room, some]) => {
          const one = partOfAll(some)
          return (
            <Panel
              key={room}
              title={inWords(room)}
              sub={one && partSaid(one)}
              end={r('some-of', { n: count(some), all: some.length })}
            >
              <PanelBody>
                <div className="stack">
                  {some.map(({ name, title, part, why_not }) => (
                    <Checkbox
                      key={name}
                      label={title}
                      description={why_not ?? (one ? undefined : partSaid(part))}
                      disabled={why_not !== null}
                      checked={chosen.includes(name)}
                      onChange={(event) =>
                        onChange(
                          event.currentTarget.checked
                            ? [...chosen, name]
                            : chosen.filter((one) => one !== name),
                        )
                      }
                    />
                  ))}
                </div>
              </PanelBody>
            </Panel>
          )
        })}
      </div>
    </div>
  )
}
