INSERT INTO change_mark (topic, version) VALUES ('budgets', 1);

-- A limit of money or of tokens on an organisation, a project, a key or a named group of keys.
CREATE TABLE budget (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    scope           VARCHAR(12) NOT NULL,
    project_id      UUID REFERENCES project (id), -- of the scope PROJECT
    key_id          UUID REFERENCES api_key (id), -- of the scope KEY
    group_name      VARCHAR(120), -- of the scope GROUP
    amount          NUMERIC(38, 18), -- in the organisation's currency; or
    tokens          BIGINT,
    period          VARCHAR(10) NOT NULL,
    mode            VARCHAR(4) NOT NULL,
    thresholds      VARCHAR(200) NOT NULL, -- shares of the limit, rising, separated by spaces
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    deleted_at      TIMESTAMP WITH TIME ZONE
);
CREATE INDEX budget_organisation ON budget (organisation_id, id);

-- Keys that a named budget counts together: those of a live session, of a team.
CREATE TABLE budget_group_key (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    group_name      VARCHAR(120) NOT NULL,
    key_id          UUID NOT NULL REFERENCES api_key (id),
    PRIMARY KEY (organisation_id, group_name, key_id)
);

-- A threshold was reached; once for each period, which the key sees to.
CREATE TABLE budget_alert (
    budget_id       UUID NOT NULL REFERENCES budget (id),
    period_start    TIMESTAMP WITH TIME ZONE NOT NULL,
    threshold       NUMERIC(6, 4) NOT NULL,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    used            NUMERIC(38, 18) NOT NULL, -- what had been used then, of
    budgeted        NUMERIC(38, 18) NOT NULL,
    reached_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (budget_id, period_start, threshold)
);
CREATE INDEX budget_alert_organisation ON budget_alert (organisation_id, reached_at DESC);

-- When an organisation paid in advance: requests that were admitted then are charged to its wallet.
CREATE TABLE wallet_span (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    since           TIMESTAMP WITH TIME ZONE NOT NULL,
    until           TIMESTAMP WITH TIME ZONE, -- null: still
    PRIMARY KEY (organisation_id, since)
);
INSERT INTO wallet_span (organisation_id, since)
SELECT id, CURRENT_TIMESTAMP FROM organisation WHERE billing = 'PREPAID';

-- Codes that become a grant, once.
CREATE TABLE redemption_code (
    id              UUID PRIMARY KEY,
    code_hash       VARCHAR(64) NOT NULL UNIQUE, -- HMAC-SHA-256 in hex; the code itself is nowhere
    last4           VARCHAR(4) NOT NULL,
    amount          NUMERIC(38, 18) NOT NULL,
    currency        CHAR(3) NOT NULL,
    note            VARCHAR(200),
    organisation_id UUID REFERENCES organisation (id), -- null: whoever has it
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at      TIMESTAMP WITH TIME ZONE,
    withdrawn_at    TIMESTAMP WITH TIME ZONE,
    redeemed_at     TIMESTAMP WITH TIME ZONE,
    redeemed_by     UUID REFERENCES organisation (id)
);

-- What went into wallets and out of them. Never changed, but for the charges: one row a day (of the organisation's
-- zone), which grows in the transaction that writes the usage it sums.
CREATE TABLE wallet_entry (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    kind            VARCHAR(12) NOT NULL,
    amount          NUMERIC(38, 18) NOT NULL, -- below 0 for what went out
    currency        CHAR(3) NOT NULL,
    charged_on      DATE, -- of charges only
    note            VARCHAR(200),
    code_id         UUID UNIQUE REFERENCES redemption_code (id),
    user_id         UUID REFERENCES app_user (id),
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (organisation_id, charged_on)
);
CREATE INDEX wallet_entry_organisation ON wallet_entry (organisation_id, id DESC);
