package io.lapilli.budget;

/** A budget that is to be made. */
public record BudgetDraft(BudgetScope scope, BudgetTerms terms) {}
