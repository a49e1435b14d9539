package io.lapilli.shared.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers take an {@link ApiCaller} and a {@link PageRequest} as arguments. */
@Configuration
class ApiArguments implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Caller());
        resolvers.add(new Page());
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
