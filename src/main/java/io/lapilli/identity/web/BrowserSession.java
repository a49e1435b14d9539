package io.lapilli.identity.web;

import io.lapilli.identity.Browser;
import io.lapilli.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Makes a browser session somebody's, where no sign-in form did: after a link, after a change of the password. */
@Component
public class BrowserSession {

    private final HttpSessionSecurityContextRepository repository = new HttpSessionSecurityContextRepository();

    /** From here on; under a new session id, so that one that was planted before is worth nothing. */
    public void enter(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(signedIn));
        SecurityContextHolder.setContext(context);
        repository.saveContext(context, request, response);
    }

    /** Where a request to sign in comes from. */
    public static Browser browser(HttpServletRequest request) {
        return Browser.of(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
    }

    /** The authorities are {@code ROLE_USER} and the platform role; an organisation's roles are asked of Members. */
    static Authentication authentication(SignedIn signedIn) {
        var authorities = new ArrayList<GrantedAuthority>();
        authorities.add(new SimpleGrantedAuthority("ROLE_USER"));
        if (signedIn.platformRole() != null) {
            authorities.add(new SimpleGrantedAuthority(signedIn.platformRole().authority()));
        }
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, authorities);
    }
}
