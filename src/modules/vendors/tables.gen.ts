// Written by `npm run types:db` from the migrated database. Do not edit.
import type { Generated } from 'kysely'

declare module '#kernel/tables' {
  interface Tables {
    assessment: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      vendor_id: string
      questionnaire_id: string
      edition: number
      assessor_id: string | null
      due_on: string
      note: Generated<string>
      status: 'open' | 'finished' | 'accepted'
      answers: Generated<unknown>
      score: number | null
      finished_on: string | null
      accepted_on: string | null
      accepted_by: string | null
      again_on: string | null
      updated_at: string
    }
    claim: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      contract_id: string
      from_on: string
      until_on: string
      claim_by: string | null
      status: 'prepared' | 'claimed' | 'granted' | 'partly' | 'refused' | 'waived'
      currency: string
      sum_minor: Generated<number>
      cap_minor: number | null
      total_minor: Generated<number>
      claimed_on: string | null
      claimed_by: string | null
      answered_on: string | null
      granted_minor: number | null
      number: Generated<string>
      reason: Generated<string>
      updated_at: string
    }
    claim_line: {
      id: string
      claim_id: string
      position: number
      name: string
      rule: unknown
      text: Generated<string>
      source_id: string | null
      record_id: string | null
      no: Generated<string>
      promised: string | null
      kept: string | null
      late: Generated<number>
      share_kept: number | null
      share_of: number | null
      minor: number
      unpriced: 'currency' | 'value' | 'fee' | null
      left_out: string | null
    }
    comparison: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      sought: Generated<string>
      owner_id: string | null
      term_months: number
      weighing: 'weights' | 'pairs'
      criteria: Generated<unknown>
      offers: Generated<unknown>
      pairs: Generated<unknown>
      decided_offer: string | null
      decided_by: string | null
      decided_on: string | null
      reason: Generated<string>
      contract_id: string | null
      updated_at: string
    }
    comparison_ballot: {
      comparison_id: string
      scorer_id: string
      scores: Generated<unknown>
      conflict: Generated<string>
      updated_at: string
    }
    contract: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      vendor_id: string
      owner_id: string | null
      number: Generated<string>
      type: string
      note: Generated<string>
      starts_on: string
      first_end: string | null
      renewal: string
      renews_months: number | null
      notice_amount: number
      notice_unit: string
      notice_to: string
      notice_in: string
      calendar_id: string | null
      cancelled_on: string | null
      cost_minor: number | null
      currency: string | null
      per: string
      indexation: Generated<number>
      ends_on: string | null
      until_on: string | null
      notice_on: string | null
      bound_until: string | null
      updated_at: string
    }
    contract_penalty: {
      contract_id: string
      period: 'month' | 'quarter' | 'year'
      claim_days: number | null
      most_percent: number | null
      most_minor: number | null
      currency: string | null
      language: 'organisation' | 'english' | 'german'
      rules: Generated<unknown>
    }
    obligation: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      contract_id: string
      side: 'ours' | 'theirs'
      kind: string
      first_on: string
      every_months: number | null
      last_on: string | null
      lead_days: number
      owner_id: string | null
      team_id: string | null
      note: Generated<string>
      due_on: string
      state: 'open' | 'met' | 'missed' | 'waived'
      open_on: string | null
      updated_at: string
    }
    obligation_round: {
      obligation_id: string
      n: number
      due_on: string
      state: 'met' | 'missed' | 'waived'
      settled_on: string
      note: string
      file_id: string | null
      settled_by: string | null
    }
    questionnaire: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      topic: string
      note: Generated<string>
      edition: number
      updated_at: string
    }
    questionnaire_edition: {
      questionnaire_id: string
      edition: number
      questions: unknown
      made_at: string
    }
    vendor: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      website: Generated<string>
      services: Generated<string>
      tier: '1' | '2' | '3' | '4' | null
      account_no: Generated<string>
      note: Generated<string>
      updated_at: string
    }
    vendor_contact: {
      id: string
      vendor_id: string
      name: string
      role: Generated<string>
      email: Generated<string>
      phone: Generated<string>
    }
    vendor_service: {
      id: string
      key: string
      title: string
      audience_id: number
      archived: Generated<boolean>
      vendor_id: string
      contract_id: string | null
      what: Generated<string>
      tier: '1' | '2' | '3' | '4' | null
      updated_at: string
    }
  }
}
