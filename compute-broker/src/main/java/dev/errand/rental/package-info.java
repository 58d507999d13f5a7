/**
 * Rented machines as an account has them: {@link dev.errand.rental.Rentals} holds what providers offer against the chain and writes
 * the calls that open leases; a {@link dev.errand.rental.Rental} is what was rented at work, until the rest of the money is home.
 */
@NullMarked
package dev.errand.rental;

import org.jspecify.annotations.NullMarked;
