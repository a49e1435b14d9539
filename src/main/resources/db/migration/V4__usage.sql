-- One row for each admitted request, whatever became of it; if it consumed something, with its usage event. The two are
-- one row because each index costs the portal more than a request's whole way through it.
CREATE TABLE request_record (
    request_id         UUID PRIMARY KEY,
    organisation_id    UUID NOT NULL,
    project_id         UUID NOT NULL,
    key_id             UUID NOT NULL,
    model_name         VARCHAR(100) NOT NULL,
    deployment_id      UUID,
    endpoint           VARCHAR(20) NOT NULL,
    streamed           BOOLEAN NOT NULL,
    status             SMALLINT NOT NULL,
    code               VARCHAR(40),
    attempts           SMALLINT NOT NULL,
    admitted_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    first_token_ms     INTEGER,
    duration_ms        INTEGER NOT NULL,
    service_class      VARCHAR(30), -- from here on null when nothing was consumed
    prompt_uncached    BIGINT,
    prompt_cached      BIGINT,
    prompt_cache_write BIGINT,
    completion         BIGINT,
    reasoning          BIGINT,
    embedding          BIGINT,
    estimated          BOOLEAN,
    currency           CHAR(3),
    amount             NUMERIC(38, 18),
    charge             VARCHAR(2000), -- a line for each meter: meter, quantity, rate, price, per, amount
    output_words       BIGINT, -- where a rate asked for it; likewise the next two
    output_lines       BIGINT,
    output_characters  BIGINT
);
-- with what the log is filtered by, so that who is looked for among very many is found in the index alone
CREATE INDEX request_record_log ON request_record (organisation_id, admitted_at DESC, request_id DESC, key_id, status);

-- The fact that a request consumed something. Never changed; a correction is another event.
CREATE VIEW usage_event AS
SELECT request_id, admitted_at AS occurred_at, organisation_id, project_id, key_id, model_name, deployment_id, endpoint,
       service_class, prompt_uncached, prompt_cached, prompt_cache_write, completion, reasoning, embedding, estimated,
       currency, amount, charge, output_words, output_lines, output_characters
FROM request_record WHERE charge IS NOT NULL;

CREATE TABLE usage_quarter (
    quarter         TIMESTAMP WITH TIME ZONE NOT NULL, -- the start of a quarter of an hour
    organisation_id UUID NOT NULL,
    project_id      UUID NOT NULL,
    key_id          UUID NOT NULL,
    model_name      VARCHAR(100) NOT NULL,
    deployment_id   UUID NOT NULL,
    endpoint        VARCHAR(20) NOT NULL,
    service_class   VARCHAR(30) NOT NULL,
    meter           VARCHAR(24) NOT NULL,
    quantity        BIGINT NOT NULL,
    amount          NUMERIC(38, 18) NOT NULL,
    currency        CHAR(3) NOT NULL,
    PRIMARY KEY (organisation_id, quarter, project_id, key_id, model_name, deployment_id, endpoint, service_class, meter)
);

-- The same by days of a zone: UTC for the API, the organisation's own for its screens.
CREATE TABLE usage_day (
    zone            VARCHAR(60) NOT NULL,
    usage_date      DATE NOT NULL,
    organisation_id UUID NOT NULL,
    project_id      UUID NOT NULL,
    key_id          UUID NOT NULL,
    model_name      VARCHAR(100) NOT NULL,
    endpoint        VARCHAR(20) NOT NULL,
    service_class   VARCHAR(30) NOT NULL,
    meter           VARCHAR(24) NOT NULL,
    quantity        BIGINT NOT NULL,
    amount          NUMERIC(38, 18) NOT NULL,
    currency        CHAR(3) NOT NULL,
    PRIMARY KEY (organisation_id, zone, usage_date, project_id, key_id, model_name, endpoint, service_class, meter)
);

-- Everything of an organisation by days of the same zones, so that all customers can be looked at together.
CREATE TABLE usage_total (
    zone            VARCHAR(60) NOT NULL,
    usage_date      DATE NOT NULL,
    organisation_id UUID NOT NULL,
    tokens          BIGINT NOT NULL,
    requests        BIGINT NOT NULL, -- charged ones
    amount          NUMERIC(38, 18) NOT NULL,
    PRIMARY KEY (organisation_id, zone, usage_date)
);

-- How fast streamed answers were: how many of them fell into each step of a logarithmic scale, by days of UTC. Of each
-- organisation, and of all of them together under the organisation 0.
CREATE TABLE speed_day (
    organisation_id UUID NOT NULL,
    usage_date      DATE NOT NULL,
    model_name      VARCHAR(100) NOT NULL,
    measure         VARCHAR(12) NOT NULL,
    step            SMALLINT NOT NULL,
    answers         BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, usage_date, model_name, measure, step)
);

-- The zone, besides UTC, in which an organisation's days are kept. Whoever writes rollups locks the organisation's row,
-- so that two nodes write the rollups of one organisation one after the other.
CREATE TABLE usage_zone (
    organisation_id UUID PRIMARY KEY,
    zone            VARCHAR(60) NOT NULL
);

CREATE TABLE refusal_quarter (
    quarter         TIMESTAMP WITH TIME ZONE NOT NULL,
    organisation_id UUID NOT NULL,
    project_id      UUID NOT NULL,
    key_id          UUID NOT NULL,
    code            VARCHAR(40) NOT NULL,
    refusals        BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, quarter, key_id, code)
);

-- How far the database has taken in each node's usage journal, and from where on it must be read again to find the
-- requests that had begun and not ended.
CREATE TABLE journal_position (
    node          VARCHAR(60) PRIMARY KEY,
    segment       BIGINT NOT NULL,
    position      BIGINT NOT NULL,
    open_segment  BIGINT NOT NULL,
    open_position BIGINT NOT NULL
);
