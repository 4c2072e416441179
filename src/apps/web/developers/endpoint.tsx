import type { Endpoint } from '#lib/contract'
import { exampleReply } from '#lib/example'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Code } from './code.tsx'
import classes from './developers.module.css'
import { callsOf, fieldsOf } from './fields.ts'
import { TryIt } from './try-it.tsx'
import { w } from './words.ts'

const needOf = (can: Endpoint['can']) =>
  can === 'anyone' || can === 'signed-in' ? w(`needs-${can}`) : <code className="mono">{can}</code>

function Fields({ endpoint }: { endpoint: Endpoint }) {
  const fields = fieldsOf(endpoint)
  if (fields.length === 0) return <p className="t2">{w('no-fields')}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={w('fields')}>
      <table className={classes.fields}>
        <thead>
          <tr>
            <th scope="col">{w('field')}</th>
            <th scope="col">{w('type')}</th>
            <th scope="col">{w('meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, type, required, title, more }) => (
            <tr key={name}>
              <th scope="row" className="mono">
                {name}
                {required && <span className={classes.required}>{w('required')}</span>}
              </th>
              <td className="mono t2">{type}</td>
              <td>
                {title} <span className="t3">{more}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** One promise: what it does, takes and answers, and a place to try it. */
export function EndpointPage({ name, endpoint }: { name: string; endpoint: Endpoint }) {
  const calls = callsOf(name, endpoint, location.origin)
  const carriesFile = endpoint.carries === 'upload' || endpoint.carries === 'download'
  return (
    <div className={classes.column}>
      <p className={classes.address}>
        <code className="mono">
          <b>{endpoint.method}</b> {endpoint.path}
        </code>
        <span className="t2">
          {w('needs')} {needOf(endpoint.can)}
          {endpoint.sensitive && <> · {w('proof')}</>}
        </span>
      </p>
      <Panel title={w('fields')}>
        <PanelBody>
          <Fields endpoint={endpoint} />
        </PanelBody>
      </Panel>
      {carriesFile ? <p>{w('file')}</p> : <TryIt endpoint={endpoint} />}
      <Code title={w('curl')}>{calls.curl}</Code>
      <Code title={w('cli')}>{calls.cli}</Code>
      {!carriesFile && <Code title={w('typed')}>{calls.typed}</Code>}
      {endpoint.carries !== 'download' && (
        <Code title={w('answer')}>{JSON.stringify(exampleReply(endpoint.reply), null, 2)}</Code>
      )}
    </div>
  )
}
