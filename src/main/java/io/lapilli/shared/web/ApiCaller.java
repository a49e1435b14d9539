package io.lapilli.shared.web;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the management or the operator plane, already checked. A controller takes it as an argument and passes
 * {@link #organisation()} to every read, so that nothing is looked up without its organisation.
 *
 * @param organisation the admin key's own; for an operator key on the management plane the one that the header
 *     {@code OpenAI-Organization} names, on the operator plane the operator organisation
 * @param operator whether an operator key was presented
 * @param key null for the automation key that a setting gives
 * @param user the key's owner; null for automation
 */
public record ApiCaller(
        OrganisationId organisation,
        boolean operator,
        @Nullable KeyId key,
        @Nullable UserId user) {

    /** The request attribute that the key check leaves for the argument resolver. */
    public static final String ATTRIBUTE = ApiCaller.class.getName();
}
