package io.lapilli.apikey.web;

import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiErrorWriter;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.BearerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nothing into one plane without a key of it, and tells who calls. Not a bean: it is in its chain only. */
class KeyFilter extends OncePerRequestFilter {

    private final Plane plane;
    private final RequestMatcher paths;
    private final KeyCheck check;
    private final SecurityContextHolderStrategy contexts;

    /** @param contexts the one that the other filters of the chain read, whatever another application in this JVM set */
    KeyFilter(Plane plane, RequestMatcher paths, KeyCheck check, SecurityContextHolderStrategy contexts) {
        this.plane = plane;
        this.paths = paths;
        this.check = check;
        this.contexts = contexts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !paths.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ApiCaller caller;
        try {
            caller = check.check(
                    plane,
                    BearerToken.of(request.getHeader(HttpHeaders.AUTHORIZATION)),
                    blankToNull(request.getHeader("OpenAI-Organization")));
        } catch (ApiException refused) {
            ApiErrorWriter.write(response, refused);
            return;
        }
        request.setAttribute(ApiCaller.ATTRIBUTE, caller);
        contexts.setContext(new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(
                caller, "", AuthorityUtils.createAuthorityList(plane.authority()))));
        chain.doFilter(request, response);
    }

    private static @Nullable String blankToNull(@Nullable String header) {
        return header == null || header.isBlank() ? null : header.strip();
    }
}
