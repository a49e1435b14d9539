CREATE TABLE upstream (
    id            UUID PRIMARY KEY,
    name          VARCHAR(60) NOT NULL UNIQUE,
    kind          VARCHAR(12) NOT NULL, -- OPENAI, REHEARSAL
    base_url      VARCHAR(500),
    credential    VARCHAR(2000), -- encrypted
    apis          VARCHAR(200) NOT NULL, -- separated by a comma
    allow_private BOOLEAN NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    version       INTEGER NOT NULL
);

CREATE TABLE model (
    name              VARCHAR(100) PRIMARY KEY,
    kind              VARCHAR(12) NOT NULL, -- CHAT, EMBEDDING, ANY
    context_window    INTEGER NOT NULL,
    max_output_tokens INTEGER,
    created_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    retired_at        TIMESTAMP WITH TIME ZONE,
    version           INTEGER NOT NULL
);

CREATE TABLE deployment (
    id             UUID PRIMARY KEY,
    model_name     VARCHAR(100) NOT NULL REFERENCES model (name),
    upstream_id    UUID NOT NULL REFERENCES upstream (id),
    upstream_model VARCHAR(200) NOT NULL,
    weight         INTEGER NOT NULL,
    priority       INTEGER NOT NULL,
    cap_field      VARCHAR(40) NOT NULL, -- max_completion_tokens or max_tokens
    abort_policy   VARCHAR(10) NOT NULL, -- CANCEL, DRAIN
    concurrency    INTEGER, -- calls at the same time, from each node; null: as many as it carries
    hours_zone     VARCHAR(60), -- null: asked at any time
    hours_days     VARCHAR(30), -- MON,TUE,…
    hours_from     VARCHAR(5), -- 22:00
    hours_to       VARCHAR(5),
    drained_at     TIMESTAMP WITH TIME ZONE, -- since then it gets no new requests
    position       INTEGER NOT NULL,
    UNIQUE (model_name, upstream_id, upstream_model)
);

-- What calls to deployments came to, by the minute and for two days: 'ok' or the error's code, and in which band the time
-- to the first token fell; -1 where none was measured.
CREATE TABLE deployment_minute (
    at_minute     TIMESTAMP WITH TIME ZONE NOT NULL,
    deployment_id UUID NOT NULL,
    outcome       VARCHAR(40) NOT NULL,
    band          SMALLINT NOT NULL,
    calls         BIGINT NOT NULL,
    PRIMARY KEY (at_minute, deployment_id, outcome, band)
);

-- How many calls each node has on their way, told anew every second while there are any; an old row is a dead node's.
CREATE TABLE deployment_load (
    node          UUID NOT NULL,
    deployment_id UUID NOT NULL,
    calls         INTEGER NOT NULL,
    told_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (node, deployment_id)
);

-- A price is never edited: it ends, and another begins.
CREATE TABLE rate (
    id                UUID PRIMARY KEY,
    model_name        VARCHAR(100) NOT NULL,
    meter             VARCHAR(24) NOT NULL,
    price             NUMERIC(30, 15) NOT NULL,
    per               BIGINT NOT NULL,
    currency          CHAR(3) NOT NULL,
    valid_from        TIMESTAMP WITH TIME ZONE NOT NULL,
    valid_to          TIMESTAMP WITH TIME ZONE,
    organisation_id   UUID REFERENCES organisation (id),
    tier              VARCHAR(60),
    service_class     VARCHAR(30),
    prompt_tokens_min BIGINT,
    prompt_tokens_max BIGINT,
    window_zone       VARCHAR(60),
    window_days       VARCHAR(30),
    window_from       VARCHAR(5),
    window_to         VARCHAR(5),
    created_at        TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX rate_model ON rate (model_name, meter, valid_from);
