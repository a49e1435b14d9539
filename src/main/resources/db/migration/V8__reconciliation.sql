-- What came to its end, by days of UTC, counted in the transaction that brought it into the database: what request
-- records, events and rollups are proved against, and by which it is seen that a proven day has changed.
CREATE TABLE settled_day (
    organisation_id UUID NOT NULL,
    usage_date      DATE NOT NULL, -- of the admission
    requests        BIGINT NOT NULL, -- only ever rises
    events          BIGINT NOT NULL, -- those of them that consumed something
    records_kept    BOOLEAN NOT NULL DEFAULT TRUE, -- whoever lets go of a day's request records says so here
    PRIMARY KEY (organisation_id, usage_date)
);
INSERT INTO settled_day (organisation_id, usage_date, requests, events)
SELECT organisation_id, DATE '1970-01-01' + nth_day, COUNT(*), COUNT(charge)
FROM (
    SELECT organisation_id, CAST(FLOOR(EXTRACT(EPOCH FROM admitted_at) / 86400) AS INTEGER) AS nth_day, charge
    FROM request_record
) settled GROUP BY organisation_id, nth_day;

-- Runs of the proof that all totals agree.
CREATE TABLE reconciliation_run (
    id            UUID PRIMARY KEY,
    whole         BOOLEAN NOT NULL, -- everything, not only what has changed
    state         VARCHAR(8) NOT NULL,
    started_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    finished_at   TIMESTAMP WITH TIME ZONE,
    organisations BIGINT NOT NULL,
    periods       BIGINT NOT NULL,
    requests      BIGINT NOT NULL,
    new_found     BIGINT NOT NULL -- differences that no earlier run had found
);

-- One node runs at a time; who holds it renews it, so that it is free again soon after a kill.
CREATE TABLE reconciliation_lease (
    id         SMALLINT PRIMARY KEY,
    run_id     UUID,
    held_until TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO reconciliation_lease (id, held_until) VALUES (1, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00');

-- The last proof of each day of UTC.
CREATE TABLE reconciliation_period (
    organisation_id UUID NOT NULL,
    usage_date      DATE NOT NULL,
    settled         BIGINT NOT NULL, -- how many requests there were then: more now means that it is to be proved again
    zone            VARCHAR(60) NOT NULL, -- in which the organisation's own days were then
    by_requests     BOOLEAN NOT NULL, -- false: by sums only, since the requests are not kept any more
    proven_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organisation_id, usage_date)
);

-- What did not agree in the last proof of its period.
CREATE TABLE reconciliation_difference (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL,
    comparison      VARCHAR(12) NOT NULL,
    usage_date      DATE, -- null: of a total over all days
    zone            VARCHAR(60) NOT NULL, -- whose day that is
    measure         VARCHAR(12) NOT NULL,
    expected        NUMERIC(38, 18) NOT NULL,
    found           NUMERIC(38, 18) NOT NULL,
    quarter         TIMESTAMP WITH TIME ZONE, -- from here on where to look, as far as it is known
    request_id      UUID,
    project_id      UUID,
    key_id          UUID,
    model_name      VARCHAR(100),
    deployment_id   UUID,
    endpoint        VARCHAR(20),
    service_class   VARCHAR(30),
    meter           VARCHAR(24),
    budget_id       UUID,
    found_at        TIMESTAMP WITH TIME ZONE NOT NULL -- for the first time
);
CREATE INDEX reconciliation_difference_organisation ON reconciliation_difference (organisation_id, usage_date);

-- Budgets and wallets whose last request was refused for want of room, so that a start knows it.
CREATE TABLE budget_refusing (
    holder       UUID PRIMARY KEY, -- the budget, or the organisation whose wallet it is
    period_start TIMESTAMP WITH TIME ZONE NOT NULL
);
