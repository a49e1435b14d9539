-- What is held in memory on each node and reloaded when its version rises (shared.Changes).
CREATE TABLE change_mark (
    topic   VARCHAR(40) PRIMARY KEY,
    version BIGINT NOT NULL
);
INSERT INTO change_mark (topic, version) VALUES ('identity', 1), ('keys', 1), ('catalog', 1), ('prices', 1);

CREATE TABLE organisation (
    id               UUID PRIMARY KEY,
    name             VARCHAR(120) NOT NULL,
    name_key         VARCHAR(360) NOT NULL UNIQUE, -- lower case, so that a name is taken in any case
    currency         CHAR(3) NOT NULL,
    billing          VARCHAR(10) NOT NULL,
    time_zone        VARCHAR(60) NOT NULL,
    operator         BOOLEAN NOT NULL,
    suspended_at     TIMESTAMP WITH TIME ZONE,
    suspended_reason VARCHAR(500),
    created_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    version          INTEGER NOT NULL
);

CREATE TABLE app_user (
    id              UUID PRIMARY KEY,
    email           VARCHAR(254) NOT NULL UNIQUE, -- lower case
    name            VARCHAR(120) NOT NULL,
    password_hash   VARCHAR(200),
    platform_role   VARCHAR(20),
    language        VARCHAR(10),
    theme           VARCHAR(10),
    time_zone       VARCHAR(60),
    session_epoch   INTEGER NOT NULL, -- raised to end every session of the user
    disabled_at     TIMESTAMP WITH TIME ZONE,
    last_sign_in_at TIMESTAMP WITH TIME ZONE,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    version         INTEGER NOT NULL
);

CREATE TABLE member (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    user_id         UUID NOT NULL REFERENCES app_user (id),
    role            VARCHAR(20) NOT NULL,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organisation_id, user_id)
);
CREATE INDEX member_user ON member (user_id);

-- An invitation into an organisation, or a password reset: a link that works once.
CREATE TABLE invitation (
    id              UUID PRIMARY KEY,
    token_hash      VARCHAR(64) NOT NULL UNIQUE,
    kind            VARCHAR(10) NOT NULL,
    email           VARCHAR(254) NOT NULL,
    organisation_id UUID REFERENCES organisation (id),
    role            VARCHAR(20),
    platform_role   VARCHAR(20),
    user_id         UUID REFERENCES app_user (id),
    created_by      UUID REFERENCES app_user (id),
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at         TIMESTAMP WITH TIME ZONE
);
CREATE INDEX invitation_organisation ON invitation (organisation_id, created_at);
