package io.lapilli.identity.web;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import io.lapilli.identity.SessionLog;
import io.lapilli.identity.Sessions;
import io.lapilli.identity.SignedIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Security of everything that people open in a browser; the planes for programs have chains of their own. */
@Configuration
class BrowserSecurity {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain browserChain(
            HttpSecurity http, PasswordAuthentication passwords, Sessions sessions, SessionLog log) throws Exception {
        return http.securityMatcher(new NegatedRequestMatcher(anyOf("/v1/**", "/live/**")))
                // without a parent: that would ask the same provider again, and each attempt would count twice
                .authenticationManager(new ProviderManager(passwords))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers("/assets/**")
                        .permitAll())
                .with(
                        vaadin(),
                        configurer -> configurer
                                .loginView(SignInPage.PATH)
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .formLogin(form ->
                        form.failureHandler(new SignInFailures()).authenticationDetailsSource(BrowserSession::browser))
                .logout(logout -> logout.addLogoutHandler((_, _, authentication) -> {
                    if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
                        sessions.left(signedIn);
                    }
                }))
                .headers(BrowserSecurity::headers)
                .addFilterBefore(new EndedSessionFilter(sessions, log), AuthorizationFilter.class)
                .build();
    }

    private static RequestMatcher anyOf(String... patterns) {
        var matchers = new RequestMatcher[patterns.length];
        for (int i = 0; i < patterns.length; i++) {
            matchers[i] = PathPatternRequestMatcher.withDefaults().matcher(patterns[i]);
        }
        return new OrRequestMatcher(matchers);
    }

    /** HSTS is sent over https only, and for this host alone: other hosts of its domain are not ours to bind. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(anyOf("/assets/**", "/VAADIN/**")), new CacheControlHeadersWriter()))
                .contentSecurityPolicy(csp -> csp.policyDirectives(ContentPolicy.OF_RESOURCES))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), usb=()"))
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                .withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
                    // a page that the framework forwards to is closed before headers are written at the end
                    @Override
                    public <O extends HeaderWriterFilter> O postProcess(O filter) {
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                });
    }
}
