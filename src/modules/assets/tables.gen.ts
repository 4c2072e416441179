// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    asset: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      tag: Generated<string>
      serial: Generated<string>
      type: string
      model_id: string | null
      status: string
      meaning: string
      holder_id: string | null
      place_id: string | null
      quantity: Generated<number>
      home_place_id: string | null
      minimum: number | null
      supplier_id: string | null
      order_no: Generated<string>
      bought_on: string | null
      cost_minor: number | null
      currency: string | null
      warranty_until: string | null
      warranty_day: GeneratedAlways<number>
      depreciation: unknown
      note: Generated<string>
      custom: Generated<unknown>
      updated_at: string
    }
    asset_model: {
      id: string
      manufacturer_id: string | null
      name: string
      number: Generated<string>
      type: string
      end_of_life: string | null
      depreciation: unknown
      version: Generated<number>
      archived: Generated<boolean>
    }
    asset_status: {
      code: string
      title: string
      meaning: 'ready' | 'in-use' | 'out' | 'gone'
      position: number
      archived: Generated<boolean>
      version: Generated<number>
    }
    asset_type: {
      code: string
      title: string
      icon: string
      capacities: Generated<string[]>
      position: number
      archived: Generated<boolean>
      version: Generated<number>
    }
    manufacturer: {
      id: string
      name: string
      version: Generated<number>
      archived: Generated<boolean>
    }
  }
}
