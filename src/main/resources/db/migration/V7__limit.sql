INSERT INTO change_mark (topic, version) VALUES ('limits', 1);

-- How much somebody may do. A row without an allowance is not kept.
CREATE TABLE rate_limit (
    id                  UUID PRIMARY KEY,
    kind                VARCHAR(12) NOT NULL, -- KEY, PROJECT, ORGANISATION, TIER, MODEL
    holder_id           UUID NOT NULL, -- all zero for a model's
    model_name          VARCHAR(100) NOT NULL, -- empty: all models together
    requests_per_minute BIGINT,
    tokens_per_minute   BIGINT,
    requests_per_day    BIGINT,
    concurrent_requests BIGINT,
    created_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (kind, holder_id, model_name)
);
