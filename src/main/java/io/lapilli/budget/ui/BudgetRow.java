package io.lapilli.budget.ui;

import io.lapilli.budget.BudgetStanding;

/** A budget as the screen shows it. @param name of what it limits; empty: the whole organisation */
record BudgetRow(BudgetStanding standing, String name) {}
