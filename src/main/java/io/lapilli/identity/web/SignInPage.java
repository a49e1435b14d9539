package io.lapilli.identity.web;

/** What the sign-in page and the check behind it agree on. */
public final class SignInPage {

    public static final String PATH = "/login";

    /** Session attribute: the e-mail address that was refused last. */
    public static final String TRIED = "lapilli.sign-in.tried";

    private SignInPage() {}
}
