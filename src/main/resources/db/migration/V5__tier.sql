INSERT INTO change_mark (topic, version) VALUES ('tiers', 1), ('tier_members', 1);

CREATE TABLE tier (
    id         UUID PRIMARY KEY,
    name       VARCHAR(60) NOT NULL, -- never changes: rates name it
    name_key   VARCHAR(180) NOT NULL UNIQUE, -- lower case, which can be longer than the name
    position   INTEGER NOT NULL, -- 1 is the lowest
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    retired_at TIMESTAMP WITH TIME ZONE
);

-- What a tier asks for and gives. Never edited: terms end, and others begin.
CREATE TABLE tier_terms (
    id                   UUID PRIMARY KEY,
    tier_id              UUID NOT NULL REFERENCES tier (id),
    valid_from           TIMESTAMP WITH TIME ZONE NOT NULL,
    valid_to             TIMESTAMP WITH TIME ZONE,
    tokens               BIGINT,
    window_days          INTEGER,
    paid                 NUMERIC(20, 4),
    paid_currency        CHAR(3),
    days_since_payment   INTEGER,
    requests_per_minute  INTEGER,
    tokens_per_minute    BIGINT,
    discount_percent     NUMERIC(5, 2) NOT NULL,
    target_percent       NUMERIC(5, 2),
    UNIQUE (tier_id, valid_from)
);

-- The tiers an organisation was in, one after the other; the highest number is where it is.
CREATE TABLE tier_assignment (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    number          INTEGER NOT NULL,
    tier_id         UUID REFERENCES tier (id), -- null: none
    since           TIMESTAMP WITH TIME ZONE NOT NULL,
    reason          VARCHAR(12) NOT NULL,
    user_id         UUID REFERENCES app_user (id),
    PRIMARY KEY (organisation_id, number)
);
CREATE INDEX tier_assignment_tier ON tier_assignment (tier_id);
