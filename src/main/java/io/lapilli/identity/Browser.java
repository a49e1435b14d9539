package io.lapilli.identity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody signs in from: what a person recognises a session by.
 *
 * @param address the caller's, as far as proxies are believed
 * @param agent what the browser says of itself; empty when it says nothing
 */
public record Browser(String address, String agent) implements Serializable {

    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_AGENT = 300;

    public Browser {
        address = kept(address, LONGEST_ADDRESS);
        agent = kept(agent, LONGEST_AGENT);
    }

    /** What a request does not tell is empty. */
    public static Browser of(@Nullable String address, @Nullable String agent) {
        return new Browser(address == null ? "" : address, agent == null ? "" : agent);
    }

    /** Both come from outside: what no database keeps is left out. */
    private static String kept(String text, int longest) {
        String clean = Rules.withoutControls(text);
        return clean.length() > longest ? Rules.withoutControls(clean.substring(0, longest)) : clean;
    }
}
