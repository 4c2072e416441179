import { Button } from '#kit/button.tsx'
import { saveFile } from '#kit/save-file'
import { SecretsShown } from '#kit/secret-shown.tsx'
import type { Reply } from '#lib/contract'
import { byteOrderMark, csvLine } from '#lib/text/csv'
import type { agents } from '../contract.ts'
import { w } from './words.ts'

type Made = Reply<typeof agents.makeOwnTokens>

/** More are not read one by one: they are for a program. */
const mostShown = 5

/** A line for each, as programs that hand things out to devices read it. */
const asCsv = ({ address, items }: Made) =>
  byteOrderMark +
  csvLine(['asset', 'name', 'serial', 'server', 'user', 'password']) +
  items
    .map(({ name, asset, token }) =>
      csvLine([asset?.key ?? '', asset?.title ?? name, asset?.serial ?? '', address, 'agent', token ?? '']),
    )
    .join('')

/** The tokens that were made, the one time that they can be seen. */
export function OwnTokensMade({ made, onClose }: { made: Made; onClose: () => void }) {
  const secrets = made.items.flatMap(({ name, token }) =>
    token === null ? [] : [{ label: w('token-of', { name }), value: token }],
  )
  const n = made.items.length
  return (
    <SecretsShown
      title={w('tokens-made', { n })}
      text={w(
        secrets.length === 0 ? 'certificate-let-in' : n > mostShown ? 'tokens-made-many' : 'token-own-shown',
      )}
      secrets={n > mostShown ? [] : secrets}
      onClose={onClose}
    >
      {secrets.length > 0 && (
        <div>
          <Button
            icon="download"
            onClick={() => saveFile('agents.csv', asCsv(made), 'text/csv;charset=utf-8')}
          >
            {w('tokens-csv')}
          </Button>
        </div>
      )}
    </SecretsShown>
  )
}
