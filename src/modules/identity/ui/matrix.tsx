import type { Reply } from '#lib/contract'
import { inWords } from '#kit/fields-of'
import { Icon } from '#kit/icon.tsx'
import { Panel } from '#kit/panel.tsx'
import type { identity } from '../contract.ts'
import classes from './tools.module.css'
import { w } from './words.ts'

type MatrixProps = Reply<typeof identity.roles>

/** Who may what: things one may do by room, and the roles that hold them. */
export function Matrix({ roles, permissions }: MatrixProps) {
  const rooms = [...new Set(permissions.map(({ room }) => room))].sort((a, b) => a.localeCompare(b))
  return (
    <Panel title={w('roles-matrix')} sub={w('roles-matrix-text')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <section className={classes.matrix} aria-label={w('roles-matrix')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w('permission')}</th>
              {roles.map(({ name, title }) => (
                <th key={name} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          {rooms.map((room) => (
            <tbody key={room}>
              <tr className={classes.room}>
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  {inWords(room)}
                </th>
              </tr>
              {permissions
                .filter((permission) => permission.room === room)
                .map((permission) => (
                  <tr key={permission.name}>
                    <th scope="row" title={permission.name}>
                      {permission.title}
                    </th>
                    {roles.map(({ name }) => (
                      <td key={name}>
                        <Holds does={permission.roles.includes(name)} />
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </section>
    </Panel>
  )
}

const Holds = ({ does }: { does: boolean }) => (
  <>
    {does && <Icon name="check" size="s" />}
    <span className="sr">{w(does ? 'may' : 'may-not')}</span>
  </>
)
