INSERT INTO change_mark (topic, version) VALUES ('prompts', 1);

CREATE TABLE prompt (
    id              UUID PRIMARY KEY,
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    project_id      UUID NOT NULL REFERENCES project (id),
    name            VARCHAR(120) NOT NULL,
    name_key        VARCHAR(360) NOT NULL, -- lower case, so that a name is taken in any case
    latest          INTEGER NOT NULL, -- number of the newest version
    words           VARCHAR(20000) NOT NULL, -- lower case: the beginning of what the newest version says, to search in
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    archived_at     TIMESTAMP WITH TIME ZONE,
    -- of the change mark "prompts" in the transaction that changed it: what is newer than a version seen is all that a
    -- node has to reload
    version         BIGINT NOT NULL,
    UNIQUE (project_id, name_key)
);
CREATE INDEX prompt_organisation ON prompt (organisation_id, changed_at);
CREATE INDEX prompt_project ON prompt (project_id, id);
CREATE INDEX prompt_version_seen ON prompt (version);

-- Never changed.
CREATE TABLE prompt_version (
    prompt_id    UUID NOT NULL REFERENCES prompt (id),
    number       INTEGER NOT NULL,
    content      VARCHAR(1000000) NOT NULL, -- prompt.ContentJson
    note         VARCHAR(500) NOT NULL, -- may be empty
    author_id    UUID REFERENCES app_user (id), -- null: a key without an owner, or the seller
    published_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (prompt_id, number)
);

CREATE TABLE prompt_label (
    prompt_id UUID NOT NULL REFERENCES prompt (id),
    label     VARCHAR(40) NOT NULL,
    number    INTEGER NOT NULL,
    moved_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (prompt_id, label)
);

CREATE TABLE prompt_label_move (
    prompt_id   UUID NOT NULL REFERENCES prompt (id),
    version     BIGINT NOT NULL, -- of the change mark: the order of the moves
    label       VARCHAR(40) NOT NULL,
    before      INTEGER, -- null: the label was new
    after       INTEGER, -- null: it was removed
    rolled_back BOOLEAN NOT NULL,
    by_user_id  UUID REFERENCES app_user (id), -- null: a key without an owner, or the seller
    moved_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (prompt_id, version)
);

-- How often calls used a version, by key and day of UTC; the last second may be lost with a process that is killed.
CREATE TABLE prompt_use (
    prompt_id UUID NOT NULL REFERENCES prompt (id),
    used_on   DATE NOT NULL,
    key_id    UUID NOT NULL,
    number    INTEGER NOT NULL,
    calls     BIGINT NOT NULL,
    last_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (prompt_id, used_on, key_id, number)
);
