import { factOf } from '#facets/pages/ui/facts.tsx'
import { RecordSide } from '#facets/pages/ui/record-side.tsx'
import { vendors } from '../contract.ts'
import { w as said } from '../words.ts'
import { wordChoices } from './contract-words.tsx'
import type { Vendor } from './vendor-page.tsx'

const Fact = factOf(vendors.save)

/** Beside the story of a vendor: its facts, edited where they stand, what it is linked with, its papers. */
export function VendorSide({ vendor }: { vendor: Vendor }) {
  const { tier, website, account_no, note } = vendor
  return (
    <RecordSide
      kind="vendor"
      of={vendor}
      facts={
        <>
          <Fact of={vendor} name="tier" shown={tier && said(`tier.${tier}`)} choices={wordChoices.tier()} />
          <Fact of={vendor} name="account_no" shown={account_no} />
          <Fact of={vendor} name="website" shown={website.replace(/^https?:\/\//u, '')} />
          <Fact of={vendor} name="note" shown={note} />
        </>
      }
    />
  )
}
