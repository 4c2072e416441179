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
      proceeds_minor: number | null
      proceeds_currency: string | null
      came_from: Generated<string>
      sources: Generated<unknown>
      otherwise: Generated<unknown>
    }
    asset_booking: {
      id: string
      asset_id: string
      model_id: string | null
      holder_id: string
      starts_on: string
      ends_on: string
      purpose: Generated<string>
      state: 'booked' | 'out' | 'back' | 'cancelled'
      made_by: string
      made_at: string
      version: Generated<number>
    }
    asset_joiner: {
      person_id: string
      starts_on: string
      due_on: string
      kits: string[]
      picks: unknown
      bookings: string[]
      short: unknown
      product_ids: string[]
      made_at: string
      over_at: string | null
      work_id: string | null
      purchase_id: string | null
    }
    asset_kit: {
      id: string
      name: string
      note: Generated<string>
      archived: Generated<boolean>
      version: Generated<number>
      department_id: string | null
      job_title: Generated<string>
      product_ids: Generated<string[]>
    }
    asset_kit_item: {
      kit_id: string
      position: number
      model_id: string | null
      type: string | null
      quantity: number
    }
    asset_lock: {
      asset_id: string
      field: string
      by_id: string
      at: string
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
    asset_model_minimum: {
      id: string
      model_id: string
      place_id: string | null
      least: number
    }
    asset_reading: {
      asset_id: string
      taken_on: string
      count: number
    }
    asset_repair: {
      id: string
      asset_id: string
      kind: 'repair' | 'maintenance' | 'inspection'
      fault: string
      vendor_id: string | null
      rma: Generated<string>
      under_warranty: Generated<boolean>
      opened_at: string
      opened_by: string
      expected_on: string | null
      closed_at: string | null
      closed_by: string | null
      result: 'repaired' | 'replaced' | 'no-fault' | 'not-repaired' | null
      remark: Generated<string>
      cost_minor: number | null
      currency: string | null
      before_id: string | null
      version: Generated<number>
    }
    asset_rule: {
      field: string
      sources: string[]
    }
    asset_status: {
      code: string
      title: string
      meaning: 'ready' | 'in-use' | 'out' | 'gone'
      position: number
      archived: Generated<boolean>
      version: Generated<number>
    }
    asset_told: {
      id: string
      asset_id: string
      source: string
      at: string
      what: string
      by_id: string | null
      note: Generated<string>
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
    asset_write_off: {
      id: string
      asset_id: string
      reason: 'lost' | 'broken' | 'scrapped' | 'sold' | 'given-away'
      why: string
      cost_minor: number | null
      book_minor: number | null
      currency: string | null
      proceeds_minor: number | null
      proceeds_currency: string | null
      state: 'waiting' | 'approved' | 'refused' | 'withdrawn'
      asked_at: string
      asked_by: string
      decided_at: string | null
      decided_by: string | null
      remark: Generated<string>
    }
    cost_group: {
      by: string
      group_id: string | null
      audience_id: number
      source: string
      told_to: number | null
      kind: string
      currency: string | null
      n: number
      minor: number
      unknown: number
      known: number | null
    }
    cost_part: {
      asset_id: string
      source: string
      part: string
      audience_id: number
      currency: string | null
      minor: number
      unknown: number
    }
    cost_round: {
      one: Generated<boolean>
      tx: Generated<string>
      event_id: number
      began_at: string | null
      after_id: string | null
      whole_at: string | null
      done_at: string | null
      summed_at: string | null
      summed_in: Generated<number>
      sums_behind: Generated<boolean>
    }
    cost_share: {
      asset_id: string
      holder_id: string | null
      days: number
      whole: number
      has_it: boolean
    }
    cost_spent: {
      asset_id: string
      spent_on: string
      currency: string
      told: boolean
      minor: number
    }
    cost_sum: {
      asset_id: string
      currency: string
      purchase: number | null
      worth: number | null
      repairs: number | null
      downtime: number | null
      work: number | null
      licences: number | null
      total: number
      yearly: number | null
    }
    cost_thing: {
      asset_id: string
      days: number | null
      unknown: number
    }
    data_wipe: {
      id: string
      asset_id: string
      method: 'clear' | 'purge' | 'destroy' | 'none'
      technique: string
      done_on: string
      done_by: string
      verified_by: string
      note: string
      evidence_id: string | null
      evidence: string
      created_at: string
      created_by: string
    }
    idle_group: {
      whole: boolean
      audience_id: number
      reasons: string[]
      lies: boolean
      worth_currency: string | null
      saves_currency: string | null
      smaller_currency: string | null
      n: number
      worth: number | null
      saves: number | null
      smaller: number | null
    }
    idle_model: {
      model_id: string
      audience_id: number | null
      type: string
      currency: string
      minor: number
      memory: number
      disk: number
    }
    idle_round: {
      one: Generated<boolean>
      stage: 'usage' | 'models' | 'things' | null
      began_at: string | null
      after_id: string | null
      audiences: Generated<number[]>
      limits: Generated<string>
      behind: Generated<boolean>
      whole_at: string | null
      done_at: string | null
    }
    idle_saving: {
      asset_id: string
      whole: boolean
      currency: string
      minor: number
    }
    idle_thing: {
      asset_id: string
      whole: boolean
      found: unknown
      reasons: string[]
      lies: boolean
      holder_id: string | null
      since: string | null
      worth: number | null
      worth_currency: string | null
      saves: number | null
      saves_currency: string | null
      smaller: number | null
      smaller_currency: string | null
      smaller_model: string | null
    }
    idle_usage: {
      asset_id: string
      heard_on: string | null
      disk_total: number | null
      disk_used: number | null
      memory_total: number | null
      memory_most: number | null
      memory_days: number | null
    }
    manufacturer: {
      id: string
      name: string
      version: Generated<number>
      archived: Generated<boolean>
    }
    protocol: {
      id: string
      kind: 'hand-over' | 'return'
      person_id: string
      batch: string | null
      content: string | null
      hash: string
      terms_version: number | null
      created_at: string
      created_by: string
      signed_at: string | null
      signed_by: string | null
      signed_name: string | null
      strokes: unknown
      withdrawn_at: string | null
      withdrawn_by: string | null
      erased_at: string | null
    }
    protocol_item: {
      protocol_id: string
      item_id: string
    }
    stocktake: {
      id: string
      place_id: string
      state: 'counting' | 'waiting' | 'done' | 'cancelled'
      started_at: string
      started_by: string
      counted_at: string | null
      counted_by: string | null
      closed_at: string | null
      closed_by: string | null
      version: Generated<number>
    }
    stocktake_item: {
      stocktake_id: string
      asset_id: string
      place_id: string | null
      found_at: string | null
      found_by: string | null
      found_place_id: string | null
      done: 'moved' | 'lost' | null
      book_place_id: string | null
    }
    stocktake_unknown: {
      stocktake_id: string
      tag: string
      found_at: string
      found_by: string
      place_id: string | null
    }
    terms_of_use: {
      version: number
      text: string
      created_at: string
      created_by: string
    }
  }
}
