import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { useMay } from '#kit/me.tsx'
import classes from './lines.module.css'
import { type Invoice, InvoicePill, type Purchase, useSaid } from './said.tsx'
import { w } from './words.ts'

interface InvoicesProps {
  purchase: Purchase
  onSettle: (deed: 'accept' | 'return', invoice: Invoice) => void
}

/** What was billed, and why what is held is held. */
export function Invoices({ purchase: { invoices }, onSettle }: InvoicesProps) {
  if (invoices.length === 0) return null
  const held = invoices.filter(({ status }) => status === 'held').length
  return (
    <Panel title={held > 0 ? w('invoices.held', { n: held }) : w('invoices', { n: invoices.length })}>
      <PanelList>
        {invoices.map((one) => (
          <Entry key={one.id} invoice={one} onSettle={onSettle} />
        ))}
      </PanelList>
    </Panel>
  )
}

function Entry({ invoice, onSettle }: { invoice: Invoice; onSettle: InvoicesProps['onSettle'] }) {
  const { day, money } = useSaid()
  const books = useMay()('purchasing.book')
  const { sort, number, dated_on, status, total, entered_by, settled_by, why, findings, accept } = invoice
  const values = { number, total: money(total) }
  return (
    <PanelEntry
      icon={<Icon name={status === 'held' ? 'warn' : 'file'} />}
      tone={status === 'held' ? 'warn' : undefined}
      title={sort === 'credit' ? w('credit', values) : w('invoice', values)}
      state={<InvoicePill status={status} />}
      sub={w('invoice.of', { day: day(dated_on), name: entered_by.name })}
      actions={
        status === 'held' && (
          <>
            {accept !== undefined && (
              <Button size="s" refused={accept} onClick={() => onSettle('accept', invoice)}>
                {w('accept')}
              </Button>
            )}
            {books && (
              <Button size="s" kind="quiet" onClick={() => onSettle('return', invoice)}>
                {w('return')}
              </Button>
            )}
          </>
        )
      }
    >
      {(findings.length > 0 || why !== '') && (
        <div className={classes.told}>
          {findings.map(({ passes, text }) => (
            <span key={text} className={`${classes.found} ${passes ? 'good' : 'bad'}`}>
              <Icon name={passes ? 'good' : 'bad'} size="s" />
              <span>{text}</span>
            </span>
          ))}
          {why !== '' && settled_by && <span>{w('invoice.settled', { name: settled_by.name, why })}</span>}
        </div>
      )}
    </PanelEntry>
  )
}
