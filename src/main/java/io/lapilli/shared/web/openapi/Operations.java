package io.lapilli.shared.web.openapi;

import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/** Names each operation after its controller and method, and spells out what {@link PageRequest} reads. */
class Operations implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String controller = StringUtils.delete(handler.getBeanType().getSimpleName(), "Controller");
        operation.setOperationId(
                StringUtils.uncapitalize(controller) + '.' + handler.getMethod().getName());
        boolean paged = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == PageRequest.class);
        if (paged) {
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name("limit")
                    .description("How many at most")
                    .schema(new IntegerSchema()
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(PageRequest.MOST))
                            ._default(PageRequest.DEFAULT)));
            operation.addParametersItem(new Parameter()
                    .in("query")
                    .name("after")
                    .description("The last_id of the page before")
                    .schema(new StringSchema()));
        }
        return operation;
    }
}
