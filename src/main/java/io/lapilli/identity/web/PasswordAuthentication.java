package io.lapilli.identity.web;

import io.lapilli.identity.Browser;
import io.lapilli.identity.SignIn;
import io.lapilli.identity.SignInResult;
import io.lapilli.identity.SignedIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Lets the sign-in form's e-mail address and password be judged by {@link SignIn}. */
@Component
class PasswordAuthentication implements AuthenticationProvider {

    private final SignIn signIn;

    PasswordAuthentication(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName();
        String password = attempt.getCredentials() instanceof String given ? given : "";
        return switch (signIn.attempt(email, password, browser(attempt))) {
            case SignInResult.Accepted(SignedIn signedIn) -> BrowserSession.authentication(signedIn);
            case SignInResult.Refused() -> throw new BadCredentialsException("refused");
            case SignInResult.Throttled(var retryAfter) -> throw new ThrottledException(retryAfter);
        };
    }

    private static Browser browser(Authentication attempt) {
        return attempt.getDetails() instanceof Browser browser ? browser : Browser.of(null, null);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
