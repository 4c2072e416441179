interface Findable {
  emails: readonly { value: string; label: string }[]
  username: string | null
  job_title: string
  company: string
}

/** What else a person is found by, beside name and key: nothing that everyone may not know. */
export const personWords = ({ emails, username, job_title, company }: Findable) =>
  [
    ...emails.filter(({ label }) => label !== 'private').map(({ value }) => value),
    username ?? '',
    job_title,
    company,
  ].join(' ')
