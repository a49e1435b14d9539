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

-- What was decided about an organisation, for the story that is told of it. Appended, never changed.
CREATE TABLE organisation_note (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    kind            VARCHAR(12) NOT NULL, -- CREATED, RENAMED, BILLING, TIME_ZONE, SUSPENDED, RESUMED
    happened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    user_id         UUID, -- null: a program's or the installation's doing
    value_before    VARCHAR(500),
    value_after     VARCHAR(500)
);
CREATE INDEX organisation_note_organisation ON organisation_note (organisation_id, id);

CREATE TABLE app_user (
    id              UUID PRIMARY KEY,
    email           VARCHAR(254) NOT NULL UNIQUE, -- lower case
    name            VARCHAR(120) NOT NULL,
    name_key        VARCHAR(360) NOT NULL, -- lower case, to search and to sort by
    password_hash   VARCHAR(200), -- null until the person has chosen one
    platform_role   VARCHAR(20),
    language        VARCHAR(10),
    theme           VARCHAR(10),
    time_zone       VARCHAR(60),
    session_epoch   INTEGER NOT NULL, -- raised to end every session of the user
    disabled_at     TIMESTAMP WITH TIME ZONE,
    last_sign_in_at TIMESTAMP WITH TIME ZONE,
    last_seen_at    TIMESTAMP WITH TIME ZONE, -- some seconds late
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    version         INTEGER NOT NULL
);
-- with the address, so that a search by both reads the index alone until it has found somebody
CREATE INDEX app_user_name ON app_user (name_key, id, email);
CREATE INDEX app_user_seen ON app_user (last_seen_at DESC NULLS LAST, id);
CREATE INDEX app_user_created ON app_user (created_at DESC, id);

-- Attempts to sign in with an account; an accepted one is a session in a browser until it ends.
CREATE TABLE sign_in (
    id           UUID PRIMARY KEY,
    user_id      UUID NOT NULL REFERENCES app_user (id),
    happened_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    accepted     BOOLEAN NOT NULL,
    address      VARCHAR(64) NOT NULL,
    agent        VARCHAR(300) NOT NULL, -- what the browser says of itself
    last_seen_at TIMESTAMP WITH TIME ZONE, -- some seconds late; null: refused
    ended_at     TIMESTAMP WITH TIME ZONE
);
CREATE INDEX sign_in_user ON sign_in (user_id, id);
CREATE INDEX sign_in_ended ON sign_in (ended_at);
CREATE INDEX sign_in_happened ON sign_in (happened_at);

CREATE TABLE member (
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    user_id         UUID NOT NULL REFERENCES app_user (id),
    role            VARCHAR(20) NOT NULL,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (organisation_id, user_id)
);
CREATE INDEX member_user ON member (user_id);
CREATE INDEX member_role ON member (role, user_id);

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
