package io.lapilli.usage.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the array parameters, which are read in both forms that clients send: {@code name} and {@code name[]}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "project_ids",
        in = ParameterIn.QUERY,
        array = @ArraySchema(schema = @Schema(implementation = String.class)))
@Parameter(
        name = "api_key_ids",
        in = ParameterIn.QUERY,
        array = @ArraySchema(schema = @Schema(implementation = String.class)))
@Parameter(
        name = "user_ids",
        in = ParameterIn.QUERY,
        array = @ArraySchema(schema = @Schema(implementation = String.class)))
@Parameter(
        name = "models",
        in = ParameterIn.QUERY,
        array = @ArraySchema(schema = @Schema(implementation = String.class)))
@Parameter(
        name = "group_by",
        in = ParameterIn.QUERY,
        array = @ArraySchema(schema = @Schema(implementation = String.class)))
@interface UsageQuery {}
