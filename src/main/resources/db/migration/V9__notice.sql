INSERT INTO change_mark (topic, version) VALUES ('notices', 1);

-- What people are told with the bell: one row for all whom it concerns, whoever of them reads it.
CREATE TABLE notice (
    id              UUID PRIMARY KEY,
    audience        VARCHAR(100) NOT NULL, -- notice.Audience
    kind            VARCHAR(30) NOT NULL,
    organisation_id UUID REFERENCES organisation (id), -- null: of no one customer
    by_user_id      UUID REFERENCES app_user (id), -- who did it, and so needs not be told; null: nobody in particular
    subject         VARCHAR(400) NOT NULL, -- a name as it was then; may be empty
    share           NUMERIC(12, 6), -- of a budget
    due_at          TIMESTAMP WITH TIME ZONE, -- when it comes true
    happened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    once            VARCHAR(200) NOT NULL UNIQUE -- two of the same are one
);
CREATE INDEX notice_audience ON notice (audience, id);
CREATE INDEX notice_happened ON notice (happened_at);

-- Up to where somebody has read everything, and what somebody has read beyond.
CREATE TABLE notice_mark (
    user_id    UUID PRIMARY KEY REFERENCES app_user (id),
    read_until UUID NOT NULL -- a notice's id, or one that could be
);
CREATE TABLE notice_read (
    user_id   UUID NOT NULL REFERENCES app_user (id),
    notice_id UUID NOT NULL REFERENCES notice (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, notice_id)
);
