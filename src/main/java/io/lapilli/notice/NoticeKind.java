package io.lapilli.notice;

import java.util.Locale;

/** What a notice is about, and so what its facts mean. */
public enum NoticeKind {
    /** A threshold of a budget was reached. The subject is what it limits, empty for the whole organisation. */
    BUDGET_REACHED,
    /** A key stops working soon. The subject is its name with its last characters, due is when. */
    KEY_EXPIRES,
    /** The organisation rose. The subject is the tier's name. */
    TIER_ROSE,
    /** A price of a model changes. The subject is the model's name, due is when. */
    PRICE_CHANGES,
    /** Somebody who was invited has come. The subject is the person's name. */
    INVITATION_ACCEPTED;

    /** For keys of texts. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
