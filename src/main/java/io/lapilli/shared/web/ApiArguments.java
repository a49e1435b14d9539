package io.lapilli.shared.web;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.InvitationId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import io.lapilli.shared.RateId;
import io.lapilli.shared.RateLimitId;
import io.lapilli.shared.RedemptionCodeId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.ServiceAccountId;
import io.lapilli.shared.TypedId;
import io.lapilli.shared.UpstreamId;
import io.lapilli.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take an {@link ApiCaller}, a {@link PageRequest} and typed ids as arguments. */
@Configuration
class ApiArguments implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Caller());
        resolvers.add(new Page());
    }

    /** A path variable can be a typed id; a text that is none is answered as not found. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        id(registry, BudgetId.class, BudgetId::parse);
        id(registry, RedemptionCodeId.class, RedemptionCodeId::parse);
        id(registry, OrganisationId.class, OrganisationId::parse);
        id(registry, UserId.class, UserId::parse);
        id(registry, InvitationId.class, InvitationId::parse);
        id(registry, ProjectId.class, ProjectId::parse);
        id(registry, PromptId.class, PromptId::parse);
        id(registry, ServiceAccountId.class, ServiceAccountId::parse);
        id(registry, KeyId.class, KeyId::parse);
        id(registry, UpstreamId.class, UpstreamId::parse);
        id(registry, DeploymentId.class, DeploymentId::parse);
        id(registry, RateId.class, RateId::parse);
        id(registry, RateLimitId.class, RateLimitId::parse);
        id(registry, RequestId.class, RequestId::parse);
    }

    private static <T extends TypedId> void id(
            FormatterRegistry registry, Class<T> kind, Function<String, Optional<T>> parse) {
        registry.addConverter(
                String.class,
                kind,
                text -> parse.apply(text).orElseThrow(() -> new IllegalArgumentException("not an id of this kind")));
    }

    private static final class Caller implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == ApiCaller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer view,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Object caller = request.getAttribute(ApiCaller.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
            if (caller == null) {
                throw new IllegalStateException("the key check did not run for this path");
            }
            return caller;
        }
    }

    private static final class Page implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == PageRequest.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer view,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            String limit = request.getParameter("limit");
            try {
                return new PageRequest(
                        limit == null ? PageRequest.DEFAULT : Integer.parseInt(limit), request.getParameter("after"));
            } catch (NumberFormatException notANumber) {
                throw ApiException.invalid("limit", "limit must be a whole number from 1 to " + PageRequest.MOST);
            }
        }
    }
}
