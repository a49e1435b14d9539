package io.lapilli.shared.web.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The frame of the description, and the order in which it is completed. */
@Configuration
class OpenApiDescription {

    static final String KEY = "key";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ApiCaller.class, PageRequest.class);
    }

    @Bean
    OpenAPI describedApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Lapilli")
                        .version("1")
                        .description(
                                "The data plane is OpenAI's API, called with a project key; the management plane is"
                                        + " OpenAI's administration API, called with an admin key of the organization, or with an"
                                        + " operator key and the header OpenAI-Organization; the operator plane is called with an"
                                        + " operator key."))
                .servers(List.of(new Server().url("/").description("This portal")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("sk-lap-… infers, sk-lap-admin-… manages an organization,"
                                                + " sk-lap-operator-… the portal")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    /** Names as they are on the wire. */
    @Bean
    ModelResolver describedModels() {
        return new ModelResolver(Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
                .openapi31(true);
    }

    @Bean
    RecordFields describedFields() {
        return new RecordFields();
    }

    @Bean
    GlobalOperationCustomizer describedOperations() {
        return new Operations();
    }

    @Bean
    GlobalOpenApiCustomizer describedOutsideControllers() {
        return api -> {
            DataPlanePaths.describe(api);
            ErrorAnswers.describe(api);
        };
    }
}
