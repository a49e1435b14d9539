-- Names that somebody gave to what a screen showed, in one organisation.
CREATE TABLE saved_view (
    id              UUID PRIMARY KEY,
    user_id         UUID NOT NULL REFERENCES app_user (id),
    organisation_id UUID NOT NULL REFERENCES organisation (id),
    name            VARCHAR(120) NOT NULL,
    name_key        VARCHAR(360) NOT NULL, -- lower case, so that a name is taken in any case
    query           VARCHAR(8000) NOT NULL, -- of the screen's address; may be empty
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (user_id, organisation_id, name_key)
);
