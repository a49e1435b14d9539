package io.lapilli.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the sign-in page, which says the same whatever was wrong, or how long to wait. */
class SignInFailures implements AuthenticationFailureHandler {

    private static final int LONGEST_EMAIL = 254;

    private final RedirectStrategy redirects = new DefaultRedirectStrategy();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String email = request.getParameter("username");
        if (email != null && email.length() <= LONGEST_EMAIL) {
            request.getSession().setAttribute(SignInPage.TRIED, email);
        }
        String query = failure instanceof ThrottledException throttled ? "wait=" + throttled.seconds() : "error";
        redirects.sendRedirect(request, response, SignInPage.PATH + "?" + query);
    }
}
