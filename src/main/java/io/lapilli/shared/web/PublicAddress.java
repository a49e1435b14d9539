package io.lapilli.shared.web;

import io.lapilli.shared.LapilliSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which people and programs reach the portal, without a slash at its end: for links and snippets. */
@Component
public class PublicAddress {

    private final @Nullable URI set;

    PublicAddress(LapilliSettings settings) {
        set = settings.baseUrl();
    }

    /** The address that was set, else the one that the current request came to. Inside a request only. */
    public String current() {
        String address = set == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : set.toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
