CREATE TABLE project (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    name            VARCHAR(120) NOT NULL,
    name_key        VARCHAR(360) NOT NULL, -- lower case, which can be longer than the name
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    archived_at     TIMESTAMP WITH TIME ZONE,
    UNIQUE (organisation_id, name_key)
);
CREATE INDEX project_organisation ON project (organisation_id, id);

CREATE TABLE service_account (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    project_id      UUID NOT NULL REFERENCES project (id),
    name            VARCHAR(120) NOT NULL,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    deleted_at      TIMESTAMP WITH TIME ZONE
);
CREATE INDEX service_account_project ON service_account (project_id, id);

-- Project keys infer, admin keys manage an organisation, operator keys manage the portal.
CREATE TABLE api_key (
    id                 UUID PRIMARY KEY,
    kind               VARCHAR(10) NOT NULL,
    organisation_id    UUID NOT NULL REFERENCES organisation (id),
    project_id         UUID REFERENCES project (id),
    user_id            UUID REFERENCES app_user (id),
    service_account_id UUID REFERENCES service_account (id),
    name               VARCHAR(120) NOT NULL,
    secret_hash        VARCHAR(64) NOT NULL UNIQUE, -- HMAC-SHA-256 in hex; the secret itself is nowhere
    last4              VARCHAR(4) NOT NULL,
    models             VARCHAR(4000), -- names, separated by a line break; null: every priced model
    created_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at         TIMESTAMP WITH TIME ZONE,
    revoked_at         TIMESTAMP WITH TIME ZONE,
    last_used_at       TIMESTAMP WITH TIME ZONE,
    -- of the change mark "keys" in the transaction that made or revoked the key: what is newer than a version
    -- seen is all that a node has to reload
    version            BIGINT NOT NULL
);
CREATE INDEX api_key_organisation ON api_key (organisation_id, id);
CREATE INDEX api_key_project ON api_key (project_id, id);
CREATE INDEX api_key_service_account ON api_key (service_account_id);
CREATE INDEX api_key_user ON api_key (user_id);
CREATE INDEX api_key_version ON api_key (version);
