-- A demo that runs in front of a customer, of the seller's staff.
CREATE TABLE live_session (
    id           UUID PRIMARY KEY,
    name         VARCHAR(120) NOT NULL,
    scenario     VARCHAR(60) NOT NULL,
    language     VARCHAR(10) NOT NULL, -- of the scenario's texts
    face         VARCHAR(12) NOT NULL,
    stage        VARCHAR(12) NOT NULL,
    customer_id  UUID REFERENCES organisation (id), -- null: for nobody in particular
    brand        VARCHAR(120) NOT NULL,
    colour       CHAR(7) NOT NULL,
    owner_id     UUID NOT NULL REFERENCES app_user (id),
    project_id   UUID NOT NULL REFERENCES project (id), -- of the operator organisation; what runs is charged to it
    key_id       UUID NOT NULL REFERENCES api_key (id), -- the session's own
    budget_id    UUID NOT NULL REFERENCES budget (id),
    currency     CHAR(3) NOT NULL,
    daily        BIGINT NOT NULL, -- conversations a day at the customer
    auto_rerun   BOOLEAN NOT NULL,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    last_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    revision     BIGINT NOT NULL -- raised by every change of what the room shows, typing apart
);
CREATE INDEX live_session_stage ON live_session (stage, last_at);

-- By which guests come in.
CREATE TABLE live_link (
    id           UUID PRIMARY KEY,
    session_id   UUID NOT NULL REFERENCES live_session (id),
    token_hash   VARCHAR(64) NOT NULL UNIQUE, -- SHA-256 in hex; the token itself is nowhere
    role         VARCHAR(10) NOT NULL,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at   TIMESTAMP WITH TIME ZONE
);
CREATE INDEX live_link_session ON live_link (session_id);

CREATE TABLE live_participant (
    id           UUID PRIMARY KEY,
    session_id   UUID NOT NULL REFERENCES live_session (id),
    user_id      UUID REFERENCES app_user (id), -- staff, or
    link_id      UUID REFERENCES live_link (id), -- a guest, with
    secret_hash  VARCHAR(64) UNIQUE, -- what the guest's cookie holds, hashed
    name         VARCHAR(120) NOT NULL,
    role         VARCHAR(10) NOT NULL,
    colour       INTEGER NOT NULL, -- which of the colours of people
    joined_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    removed_at   TIMESTAMP WITH TIME ZONE,
    UNIQUE (session_id, user_id)
);

-- Texts that several people change at once. What is typed is held as JSON in ASCII, so that every sequence of UTF-16
-- units comes back as it was, half a pair of surrogates included.
CREATE TABLE live_document (
    id           UUID PRIMARY KEY,
    session_id   UUID NOT NULL REFERENCES live_session (id),
    kind         VARCHAR(12) NOT NULL,
    first_text   TEXT NOT NULL, -- of version 0
    text         TEXT NOT NULL, -- of the last version
    version      INTEGER NOT NULL
);
CREATE INDEX live_document_session ON live_document (session_id);

-- The log of changes, to which is only added. The key is what orders people who type on different nodes.
CREATE TABLE live_change (
    document_id    UUID NOT NULL REFERENCES live_document (id),
    version        INTEGER NOT NULL, -- that it leads to
    client         VARCHAR(40) NOT NULL,
    client_change  INTEGER NOT NULL, -- the client's own count
    participant_id UUID NOT NULL REFERENCES live_participant (id),
    changes        TEXT NOT NULL,
    restores       INTEGER, -- the version whose text it brings back
    made_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (document_id, version),
    UNIQUE (document_id, client, client_change)
);

CREATE TABLE live_variant (
    id             UUID PRIMARY KEY,
    session_id     UUID NOT NULL REFERENCES live_session (id),
    letter         INTEGER NOT NULL, -- from 0 on
    label          VARCHAR(120) NOT NULL, -- may be empty
    document_id    UUID NOT NULL REFERENCES live_document (id),
    model          VARCHAR(100) NOT NULL,
    parameters     VARCHAR(400) NOT NULL, -- JSON
    made_by        UUID NOT NULL REFERENCES live_participant (id),
    made_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    dropped_at     TIMESTAMP WITH TIME ZONE
);
CREATE INDEX live_variant_session ON live_variant (session_id);

-- What was asked, of which text, and what came of it.
CREATE TABLE live_run (
    id             UUID PRIMARY KEY,
    session_id     UUID NOT NULL REFERENCES live_session (id),
    variant_id     UUID NOT NULL REFERENCES live_variant (id),
    started_by     UUID NOT NULL REFERENCES live_participant (id),
    started_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at        TIMESTAMP WITH TIME ZONE NOT NULL, -- when its node last said that it goes on
    model          VARCHAR(100) NOT NULL,
    parameters     VARCHAR(400) NOT NULL,
    version        INTEGER NOT NULL, -- of the variant's document
    prompt         TEXT NOT NULL, -- as it was sent
    input          TEXT NOT NULL,
    answer         TEXT NOT NULL,
    state          VARCHAR(12) NOT NULL,
    problem        VARCHAR(1000),
    first_token_ms INTEGER,
    pace           DOUBLE PRECISION, -- tokens a second
    prompt_tokens  BIGINT,
    answer_tokens  BIGINT,
    cost           NUMERIC(38, 18),
    request_id     UUID
);
CREATE INDEX live_run_session ON live_run (session_id, id);
CREATE INDEX live_run_variant ON live_run (variant_id, id);

CREATE TABLE live_verdict (
    run_id         UUID NOT NULL REFERENCES live_run (id),
    participant_id UUID NOT NULL REFERENCES live_participant (id),
    good           BOOLEAN NOT NULL,
    reason         VARCHAR(400) NOT NULL, -- may be empty
    given_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (run_id, participant_id)
);
