package io.lapilli.shared;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** The tokenizer for what nobody else has counted: {@code o200k_base}, held once, since its table takes megabytes. */
public final class TokenEncoding {

    private TokenEncoding() {}

    private static final class Loaded {
        static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    /** Loaded at the first call, which takes some hundred milliseconds. Thread-safe. */
    public static Encoding o200k() {
        return Loaded.O200K;
    }
}
