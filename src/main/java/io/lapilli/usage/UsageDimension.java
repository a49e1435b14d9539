package io.lapilli.usage;

/** By what usage can be told apart. */
public enum UsageDimension {
    PROJECT("u.project_id"),
    KEY("u.key_id"),
    MODEL("u.model_name"),
    /** The person whose key it was; none for a service account's. */
    USER("k.user_id"),
    SERVICE_CLASS("u.service_class");

    private final String column;

    UsageDimension(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
