-- What vendors are asked, and what they answered.
create sequence questionnaire_number;
create table questionnaire (
  id          uuid primary key references entity on delete cascade,
  key         text not null collate "C",
  title       text not null collate seen,
  audience_id integer not null references audience,
  archived    boolean not null default false,
  topic       text not null collate "C",
  note        text not null default '',
  -- The version that new assessments are made with.
  edition     integer not null,
  updated_at  timestamptz not null
);
create index questionnaire_by_name on questionnaire (title, id);
create index questionnaire_audience on questionnaire (audience_id);

-- Questions never change: other ones are another edition, and what runs keeps its own.
create table questionnaire_edition (
  questionnaire_id uuid not null references questionnaire on delete cascade,
  edition          integer not null,
  questions        jsonb not null,
  made_at          timestamptz not null,
  primary key (questionnaire_id, edition)
);

create sequence assessment_number;
create table assessment (
  id               uuid primary key references entity on delete cascade,
  key              text not null collate "C",
  title            text not null collate seen,
  audience_id      integer not null references audience,
  archived         boolean not null default false,
  vendor_id        uuid not null references vendor,
  questionnaire_id uuid not null,
  edition          integer not null,
  assessor_id      uuid references principal,
  due_on           text not null collate "C",
  note             text not null default '',
  status           text not null collate "C",
  answers          jsonb not null default '[]',
  -- Percent; null while nothing that counts is answered.
  score            double precision,
  finished_on      text collate "C",
  accepted_on      text collate "C",
  accepted_by      uuid references principal,
  -- When the vendor is to be asked this again; null: never, or not accepted yet.
  again_on         text collate "C",
  updated_at       timestamptz not null,
  constraint assessment_status check (status in ('open', 'finished', 'accepted')),
  constraint assessment_edition foreign key (questionnaire_id, edition) references questionnaire_edition
);
create index assessment_by_name on assessment (title, id);
create index assessment_by_updated on assessment (updated_at desc, id desc);
create index assessment_by_due on assessment (due_on, id);
create index assessment_audience on assessment (audience_id);
create index assessment_vendor on assessment (vendor_id, due_on);
create index assessment_questionnaire on assessment (questionnaire_id, edition);
create index assessment_assessor on assessment (assessor_id);
create index assessment_accepted_by on assessment (accepted_by);
