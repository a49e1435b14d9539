package io.lapilli.apikey.ui;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.IssuedKey;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.apikey.NewKey;
import io.lapilli.identity.Actor;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the screen does with the keys of the organisation that it shows, in the reader's name.
 *
 * @param publicAddress null: where the reader's page was asked at
 */
record ManagingKeys(
        ApiKeys keys,
        Actor reader,
        OrganisationId organisation,
        Clock clock,
        @Nullable URI publicAddress) {

    static final int PAGE = 50;

    Slice<ApiKey> page(KeyKind kind, @Nullable KeyId after) {
        return keys.list(organisation, KeyQuery.of(kind, after, PAGE).newestFirst(true));
    }

    IssuedKey issue(KeyKind kind, NewKey wanted) {
        return kind == KeyKind.OPERATOR
                ? keys.issueOperatorKey(reader, organisation, reader.user(), wanted)
                : keys.issueAdminKey(reader, organisation, reader.user(), wanted);
    }

    void revoke(ApiKey key) {
        keys.revoke(reader, organisation, key.id());
    }

    Instant now() {
        return clock.instant();
    }
}
