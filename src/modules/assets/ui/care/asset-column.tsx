import type { Column } from '#kit/table/columns.tsx'
import { TypeIcon } from '../asset-words.tsx'

interface About {
  readonly asset: { readonly icon: string; readonly name: string; readonly tag: string; readonly key: string }
}

/** Of which asset a row tells. */
export const assetColumn = <T extends About>(title: string): Column<T> => ({
  key: 'asset',
  title,
  width: '3fr',
  main: true,
  cell: ({ asset }) => (
    <span className="row">
      <TypeIcon name={asset.icon} />
      <span className="cut">
        {asset.name} <span className="t3">{asset.tag || asset.key}</span>
      </span>
    </span>
  ),
})
