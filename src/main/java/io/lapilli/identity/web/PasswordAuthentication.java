package io.lapilli.identity.web;

import io.lapilli.identity.SignIn;
import io.lapilli.identity.SignInResult;
import io.lapilli.identity.SignedIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
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
        return switch (signIn.attempt(email, password, address(attempt))) {
            case SignInResult.Accepted(SignedIn signedIn) -> BrowserSession.authentication(signedIn);
            case SignInResult.Refused() -> throw new BadCredentialsException("refused");
            case SignInResult.Throttled(var retryAfter) -> throw new ThrottledException(retryAfter);
        };
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : "";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
