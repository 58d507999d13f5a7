/**
 * Lending markets as curves, and the split of one amount over several of them that earns most or costs least.
 *
 * <p>Entry type: {@link dev.errand.lend.LendingSplit}. All types are immutable. Rates are simple yearly rates as fractions; amounts
 * are whole tokens. The curves are those of Aave v3 and Compound v3 (Comet).
 *
 * @see <a href="https://aave.com/docs/developers/smart-contracts/interest-rate-strategy">Aave v3: interest rate strategy</a>
 * @see <a href="https://docs.compound.finance/interest-rates/">Compound III: interest rates</a>
 */
@NullMarked
package dev.errand.lend;

import org.jspecify.annotations.NullMarked;
