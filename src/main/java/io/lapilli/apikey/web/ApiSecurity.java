package io.lapilli.apikey.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import io.lapilli.shared.web.ApiErrorBody;
import io.lapilli.shared.web.ApiErrorWriter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The chain of what is called with keys: no session, no cookie, no redirect, no token against forged requests. The data
 * plane's own paths are served outside of it; what else is below {@code /v1} is answered as not found.
 */
@Configuration
class ApiSecurity {

    private static final RequestMatcher MANAGEMENT = pathPattern("/v1/organization/**");
    private static final RequestMatcher OPERATOR = pathPattern("/v1/operator/**");
    private static final RequestMatcher PROMETHEUS = pathPattern("/actuator/prometheus");

    @Bean
    @Order(1)
    SecurityFilterChain keyedCalls(
            HttpSecurity http, KeyCheck check, SecurityContextHolderStrategy contexts, Environment environment)
            throws Exception {
        RequestMatcher prometheus = request -> PROMETHEUS.matches(request) && !onManagementPort(request, environment);
        return http.securityMatcher("/v1/**", "/openapi.json", "/actuator/prometheus")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new KeyFilter(Plane.MANAGEMENT, MANAGEMENT, check, contexts), AuthorizationFilter.class)
                .addFilterBefore(new KeyFilter(Plane.OPERATOR, OPERATOR, check, contexts), AuthorizationFilter.class)
                .addFilterBefore(new KeyFilter(Plane.OPERATOR, prometheus, check, contexts), AuthorizationFilter.class)
                // the filters have refused already: these rules hold should a path ever reach none of them
                .authorizeHttpRequests(rules -> rules.requestMatchers(MANAGEMENT)
                        .hasAuthority(Plane.MANAGEMENT.authority())
                        .requestMatchers(OPERATOR, prometheus)
                        .hasAuthority(Plane.OPERATOR.authority())
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                                (_, response, _) -> ApiErrorWriter.write(response, KeyCheck.invalidKey()))
                        .accessDeniedHandler((_, response, _) ->
                                ApiErrorWriter.write(response, KeyCheck.insufficient(Plane.OPERATOR))))
                .build();
    }

    /** What the firewall refuses below {@code /v1} is answered in the API's shape too. */
    @Bean
    RequestRejectedHandler refusedByTheFirewall() {
        var otherwise = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            if (request.getRequestURI().startsWith("/v1/")) {
                ApiErrorWriter.write(
                        response,
                        400,
                        ApiErrorBody.of("invalid_request_error", "invalid_path", null, "The path can't be read"));
            } else {
                otherwise.handle(request, response, rejected);
            }
        };
    }

    /** A port of its own is reached by whom the operator lets: it asks for no key. */
    private static boolean onManagementPort(HttpServletRequest request, Environment environment) {
        Integer management = environment.getProperty("local.management.port", Integer.class);
        Integer server = environment.getProperty("local.server.port", Integer.class);
        return management != null && !management.equals(server) && request.getLocalPort() == management;
    }
}
