/** Customers: the list of all and the whole story of one. */
@NullMarked
package io.lapilli.operator.customers;

import org.jspecify.annotations.NullMarked;
