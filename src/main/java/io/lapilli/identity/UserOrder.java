package io.lapilli.identity;

/** What a list of users is sorted by; equal ones stand in the order of their creation. */
public enum UserOrder {
    NAME("u.name_key, u.id"),
    EMAIL("u.email"),
    /** Who was seen last first, who never was last. */
    SEEN("u.last_seen_at DESC NULLS LAST, u.id"),
    /** The newest first. */
    CREATED("u.created_at DESC, u.id");

    private final String sql;

    UserOrder(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
