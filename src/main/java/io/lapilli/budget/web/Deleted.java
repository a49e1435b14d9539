package io.lapilli.budget.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** The answer to a deletion; {@code object} is the kind with {@code .deleted} after it. */
@Schema(name = "DeletedBudgetOrCode")
record Deleted(String object, String id, boolean deleted) {}
