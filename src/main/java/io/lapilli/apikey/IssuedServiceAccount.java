package io.lapilli.apikey;

import org.jspecify.annotations.Nullable;

/** A new service account with its first key; null when none was wanted. */
public record IssuedServiceAccount(
        ServiceAccount account, @Nullable IssuedKey key) {}
