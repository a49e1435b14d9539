package io.lapilli.gateway.json;

/** What {@link JsonCursor} can stand on. */
public enum Token {
    OBJECT,
    OBJECT_END,
    ARRAY,
    ARRAY_END,
    KEY,
    STRING,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    END
}
