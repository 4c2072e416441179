import { vocabulary } from '#lib/words'

export const w = vocabulary('administration', {
  'may-read': 'See jobs, deliveries and settings',
  'may-manage': 'Change settings, stop and repeat jobs and deliveries',
  'home.jobs': '{n, plural, one {One job} other {# jobs}} failed',
  'home.deliveries':
    '{n, plural, one {One thing that should have followed did} other {# things that should have followed did}} not, after many tries',
  'home.all': '{n, plural, one {Open it} other {All #}}',
  newest: 'Newest first',
  'job-over': 'This job has come to its end already',
  'job-twice': 'Such a job waits or runs already',
  'job-not-over': 'This job has not come to its end yet',
  'no-setting': 'There is no setting “{name}”',
  'line-job-cancelled': '{actor} stopped the job “{title}”',
  'line-job-repeated': '{actor} started the job “{title}” again',
  'line-delivery-repeated': '{actor} had event {event} delivered to “{subscriber}” again',
  'line-delivery-dropped': '{actor} dropped the delivery of event {event} to “{subscriber}”',
  'line-setting': '{actor} set “{title}” to {after}; it was {before}',
  'line-setting-unset': '{actor} put “{title}” back to the usual {after}; it was {before}',
})
