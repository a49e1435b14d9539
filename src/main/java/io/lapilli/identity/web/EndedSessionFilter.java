package io.lapilli.identity.web;

import io.lapilli.identity.SessionLog;
import io.lapilli.identity.Sessions;
import io.lapilli.identity.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a session out whose sign-in does not count any more, before it gets to do anything. Otherwise notes
 * that it was seen. Touches memory only. */
class EndedSessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final SessionLog log;
    private final SecurityContextLogoutHandler logout = new SecurityContextLogoutHandler();

    EndedSessionFilter(Sessions sessions, SessionLog log) {
        this.sessions = sessions;
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            if (sessions.counts(signedIn)) {
                log.seen(signedIn);
            } else {
                logout.logout(request, response, authentication);
            }
        }
        chain.doFilter(request, response);
    }
}
